CREATE TABLE "card_links" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"conversation_id" uuid,
	"agent_id" text,
	"card" jsonb,
	"store_id" uuid,
	"sent_at" bigint NOT NULL,
	"clicks" integer DEFAULT 0 NOT NULL,
	"last_clicked_at" bigint,
	"orders" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "card_links_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "store_orders" (
	"workspace_id" text NOT NULL,
	"store_id" uuid NOT NULL,
	"state" text NOT NULL,
	"read_up_to" bigint NOT NULL,
	"watched_at" bigint NOT NULL,
	CONSTRAINT "store_orders_workspace_id_store_id_pk" PRIMARY KEY("workspace_id","store_id")
);
--> statement-breakpoint
CREATE TABLE "store_orders_heard" (
	"workspace_id" text NOT NULL,
	"store_id" uuid NOT NULL,
	"external_id" text NOT NULL,
	"heard" bigint DEFAULT 0 NOT NULL,
	"since" bigint NOT NULL,
	CONSTRAINT "store_orders_heard_workspace_id_store_id_external_id_pk" PRIMARY KEY("workspace_id","store_id","external_id")
);
--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "outcome" jsonb;--> statement-breakpoint
ALTER TABLE "store_orders" ADD CONSTRAINT "store_orders_workspace_id_store_id_stores_workspace_id_id_fk" FOREIGN KEY ("workspace_id","store_id") REFERENCES "public"."stores"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "store_orders_heard" ADD CONSTRAINT "store_orders_heard_workspace_id_store_id_stores_workspace_id_id_fk" FOREIGN KEY ("workspace_id","store_id") REFERENCES "public"."stores"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "card_links_by_id" ON "card_links" USING btree ("id");--> statement-breakpoint
CREATE INDEX "card_links_by_time" ON "card_links" USING btree ("sent_at","workspace_id");--> statement-breakpoint
CREATE INDEX "card_links_by_conversation" ON "card_links" USING btree ("conversation_id");--> statement-breakpoint
INSERT INTO "card_links" ("workspace_id", "id", "conversation_id", "agent_id", "card", "store_id", "sent_at")
SELECT "workspace_id", "id", "conversation_id", "author_id", "content" -> 'card', ("content" -> 'card' -> 'source' ->> 'storeId')::uuid, "created_at"
FROM "messages" WHERE "content" ->> 'kind' = 'card';
