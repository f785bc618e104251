-- AlterEnum
ALTER TYPE "action_kind" ADD VALUE 'unleech';

-- AlterTable
ALTER TABLE "preferences" ADD COLUMN     "own_keys" JSONB NOT NULL DEFAULT '{}';
