-- DropIndex
DROP INDEX "cards_deck_id_position_idx";

-- By hand: schema.prisma cannot say INCLUDE. Going through a deck in its order, and counting what of it is new,
-- reads this alone and not the cards' long texts.
CREATE INDEX "cards_in_order" ON "cards" ("deck_id", "position") INCLUDE ("id", "level", "answered", "retired_at");
