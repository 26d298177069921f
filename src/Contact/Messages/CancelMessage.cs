using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Contact.Messages;

/// <summary>A worker who works with the person stops a message that has not left.</summary>
internal static class CancelMessage
{
    [Allows(Permissions.Queue, On = nameof(PersonId))]
    internal sealed record Command(Guid PersonId, Guid MessageId) : ICommand;

    internal sealed class Handler(Db db, IOutbox outbox, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var state = await db.Find<string>("SELECT state FROM contact_message WHERE id = @MessageId AND person_id = @PersonId", command, ct) ?? throw new NotFound("This message");
            if (await db.Execute("""
                UPDATE contact_message SET state = 'Cancelled', ended_at = @now, leased_by = NULL, leased_until = NULL, parked_at = NULL
                WHERE id = @MessageId AND state IN ('Queued', 'Waits', 'ToPost')
                """, new { command.MessageId, now = clock.Now() }, ct) == 1)
                await outbox.Add(new MessageStopped(command.MessageId, command.PersonId, null), ct);
            else if (state != nameof(MessageState.Cancelled))
                throw new Refused("", "This message has left already: it cannot be cancelled");
            return default;
        }
    }

    [Allows(Permissions.Queue, On = nameof(PersonId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid PersonId { get; set; }
        public Guid MessageId { get; set; }

        public void OnGet()
        {
            // the question alone
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(PersonId, MessageId), ct);
            return Redirect("/contact/outbox");
        });
    }
}
