-- CreateEnum
CREATE TYPE "origin" AS ENUM ('bank', 'documents');

-- AlterTable
ALTER TABLE "cards" ADD COLUMN     "answered" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "origin" "origin" NOT NULL DEFAULT 'bank',
ALTER COLUMN "position" SET DATA TYPE INTEGER;

-- CreateTable
CREATE TABLE "quotes" (
    "document" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "line" INTEGER NOT NULL,
    "question" TEXT NOT NULL,
    "answer" TEXT NOT NULL,
    "folder" TEXT NOT NULL,
    "card_id" UUID NOT NULL,

    CONSTRAINT "quotes_pkey" PRIMARY KEY ("document","number")
);

-- CreateIndex
CREATE INDEX "quotes_card_id_idx" ON "quotes"("card_id");

-- AddForeignKey
ALTER TABLE "quotes" ADD CONSTRAINT "quotes_card_id_fkey" FOREIGN KEY ("card_id") REFERENCES "cards"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Not from Prisma: what is scheduled has an answer to be recalled.
ALTER TABLE "cards" ADD CONSTRAINT "cards_answered" CHECK (NOT "answered" OR "summary" <> '' OR "details" <> '');
ALTER TABLE "quotes" ADD CONSTRAINT "quotes_line" CHECK ("line" > 0);
