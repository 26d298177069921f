using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Contact.Messages;

/// <summary>The provider says what became of a message, by its callback with a bearer token of ours.</summary>
internal static class TakeReceipt
{
    /// <summary>As GOV.UK Notify posts it; the address that it holds too is not read.</summary>
    [Allows(Permissions.TakeReceipts, Unscoped = "the provider knows messages by their reference, and no person")]
    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
    internal sealed record Command(
        [property: JsonPropertyName("reference")] string? Reference, [property: JsonPropertyName("status")] string? Status,
        [property: JsonPropertyName("id")] string? ProviderId = null) : ICommand;

    internal sealed class Handler(Db db, IOutbox outbox, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            if (!Guid.TryParse(command.Reference, out var id)) throw new NotFound("This message");
            var row = await db.Find<Row>("SELECT id, person_id, mode FROM contact_message WHERE id = @id", new { id }, ct) ?? throw new NotFound("This message");
            var now = clock.Now();
            switch (command.Status)
            {
                case "delivered":
                    await db.Execute("""
                        UPDATE contact_message SET state = 'Delivered', ended_at = @now, error = NULL WHERE id = @id AND state IN ('Sending', 'Sent')
                        """, new { id, now }, ct);
                    return default;
                case Message.CameBack or Message.NotReached:
                    if (await db.Execute("""
                        UPDATE contact_message SET state = 'Undeliverable', ended_at = @now, error = @Status WHERE id = @id AND state IN ('Sending', 'Sent')
                        """, new { id, command.Status, now }, ct) == 1 && row is { PersonId: { } person, Mode: { } mode })
                        await outbox.Add(new MessageUndeliverable(id, person, mode, command.Status == Message.NotReached), ct);
                    return default;
                case Message.ProviderFailed:
                    // Nothing left the provider: the operator decides whether it goes through the gate again.
                    await db.Execute("""
                        UPDATE contact_message SET state = 'Queued', left_at = NULL, ended_at = NULL, parked_at = @now, provider_id = NULL, error = @Status, leased_by = NULL, leased_until = NULL
                        WHERE id = @id AND state IN ('Sending', 'Sent')
                        """, new { id, command.Status, now }, ct);
                    return default;
                case "created" or "sending" or "pending" or "sent" or "accepted" or "received":
                    return default;
                default:
                    throw new Refused("status", "This status is not known");
            }
        }

        private sealed record Row(Guid Id, Guid? PersonId, ContactMode? Mode);
    }

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/contact/receipts", async (Command command, ISend send, CancellationToken ct) =>
        {
            await send.Send(command, ct);
            return Results.NoContent();
        });
}
