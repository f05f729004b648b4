CREATE TABLE "activities" (
	"workspace_id" text NOT NULL,
	"id" text NOT NULL,
	"version" bigint NOT NULL,
	"position" bigint NOT NULL,
	"conversation_id" uuid NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text,
	"what" jsonb NOT NULL,
	"created_at" bigint NOT NULL,
	CONSTRAINT "activities_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_workspace_id_conversation_id_conversations_workspace_id_id_fk" FOREIGN KEY ("workspace_id","conversation_id") REFERENCES "public"."conversations"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "activities_by_position" ON "activities" USING btree ("conversation_id","position");