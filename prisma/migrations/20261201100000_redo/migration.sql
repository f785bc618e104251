-- AlterEnum
ALTER TYPE "action_kind" ADD VALUE 'redo';

-- From here on by hand. A value that is new in a transaction cannot be used in it: the kinds are compared as text.

ALTER TABLE "actions" DROP CONSTRAINT "actions_undoes",
  ADD CONSTRAINT "actions_undoes" CHECK (("kind"::text IN ('undo', 'redo')) = ("undoes" IS NOT NULL));

-- What was undone and redone may be undone again: an act then has several undos, of which one at most is not redone.
DROP INDEX "actions_undoes_once";
CREATE INDEX "actions_undoes" ON "actions" ("user_id", "undoes") WHERE "undoes" IS NOT NULL;
