CREATE TABLE "ratings" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"invited_by" text NOT NULL,
	"channel" text NOT NULL,
	"invited_at" bigint NOT NULL,
	"rated_at" bigint,
	"stars" integer,
	"comment" text,
	"rated_in" text,
	CONSTRAINT "ratings_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "rating_id" uuid;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "rating_invited_at" bigint;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "rating" jsonb;--> statement-breakpoint
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_workspace_id_conversation_id_conversations_workspace_id_id_fk" FOREIGN KEY ("workspace_id","conversation_id") REFERENCES "public"."conversations"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ratings_by_id" ON "ratings" USING btree ("id");--> statement-breakpoint
CREATE INDEX "ratings_by_conversation" ON "ratings" USING btree ("conversation_id","invited_at");