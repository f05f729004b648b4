CREATE TABLE "store_changes" (
	"workspace_id" text NOT NULL,
	"store_id" uuid NOT NULL,
	"external_id" text NOT NULL,
	"heard" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "store_changes_workspace_id_store_id_external_id_pk" PRIMARY KEY("workspace_id","store_id","external_id")
);
--> statement-breakpoint
CREATE TABLE "stores" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"platform" text NOT NULL,
	"name" text NOT NULL,
	"address" text NOT NULL,
	"currency" text NOT NULL,
	"api_version" text,
	"access" text NOT NULL,
	"hook_address" text NOT NULL,
	"updates" text NOT NULL,
	"problem" text,
	"sync_wanted" boolean NOT NULL,
	"sync_began_at" bigint,
	"sync_cursor" text,
	"synced_at" bigint,
	"connected_at" bigint NOT NULL,
	CONSTRAINT "stores_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
DROP INDEX "products_by_external_id";--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "store_id" uuid;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "handle" text;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "variants" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "seen_at" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "store_changes" ADD CONSTRAINT "store_changes_workspace_id_store_id_stores_workspace_id_id_fk" FOREIGN KEY ("workspace_id","store_id") REFERENCES "public"."stores"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "stores_by_id" ON "stores" USING btree ("id");--> statement-breakpoint
CREATE UNIQUE INDEX "stores_by_address" ON "stores" USING btree ("address","workspace_id");--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_workspace_id_store_id_stores_workspace_id_id_fk" FOREIGN KEY ("workspace_id","store_id") REFERENCES "public"."stores"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "products_by_handle" ON "products" USING btree ("handle","workspace_id");--> statement-breakpoint
CREATE INDEX "products_by_title" ON "products" USING btree ("workspace_id","title","id");--> statement-breakpoint
CREATE UNIQUE INDEX "products_by_external_id" ON "products" USING btree ("store_id","external_id","workspace_id");