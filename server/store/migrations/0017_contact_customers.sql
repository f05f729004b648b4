CREATE TABLE "contact_customers" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"store_id" uuid NOT NULL,
	"customer_id" text NOT NULL,
	"linked_by_id" text NOT NULL,
	"linked_at" bigint NOT NULL,
	"came_by" uuid[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "contact_customers_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "contact_customers" ADD CONSTRAINT "contact_customers_workspace_id_contact_id_contacts_workspace_id_id_fk" FOREIGN KEY ("workspace_id","contact_id") REFERENCES "public"."contacts"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_customers" ADD CONSTRAINT "contact_customers_workspace_id_store_id_stores_workspace_id_id_fk" FOREIGN KEY ("workspace_id","store_id") REFERENCES "public"."stores"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "contact_customers_by_contact" ON "contact_customers" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "contact_customers_by_customer" ON "contact_customers" USING btree ("store_id","customer_id");--> statement-breakpoint
CREATE INDEX "messages_by_card" ON "messages" USING hash (split_part(split_part("content"#>>'{card,url}', '#', 1), '?', 1)) WHERE "messages"."content"->>'kind' = 'card';--> statement-breakpoint
CREATE INDEX "visits_by_page" ON "visits" USING hash (split_part(split_part("url", '#', 1), '?', 1));