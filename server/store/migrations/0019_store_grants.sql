CREATE TABLE "store_grants" (
	"workspace_id" text NOT NULL,
	"state_hash" text NOT NULL,
	"agent_id" text NOT NULL,
	"store_id" uuid NOT NULL,
	"address" text NOT NULL,
	"app" text NOT NULL,
	"expires_at" bigint NOT NULL,
	CONSTRAINT "store_grants_workspace_id_state_hash_pk" PRIMARY KEY("workspace_id","state_hash")
);
--> statement-breakpoint
ALTER TABLE "stores" ADD COLUMN "scopes" text[];--> statement-breakpoint
CREATE UNIQUE INDEX "store_grants_by_state" ON "store_grants" USING btree ("state_hash");