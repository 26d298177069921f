using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Requests;

/// <summary>The coordinator notes that a safeguarding conversation with somebody under 16 who is expecting was held: who, when and what came of it. The task of the named lead is done.</summary>
internal static class NoteConversation
{
    [Allows(Permissions.WriteRequests, On = nameof(PeerRequestId))]
    internal sealed record Command(Guid PeerRequestId, DateOnly? DiscussedOn, string? Outcome) : ICommand;

    internal sealed class Handler(Db db, ISend send, WordsVault vault, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        private sealed record Row(Guid? LeadTaskId, DateOnly AskedOn, DateOnly? DiscussedOn);

        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var row = await db.Find<Row>("SELECT lead_task_id, asked_on, discussed_on FROM peersupport_request WHERE id = @PeerRequestId", command, ct) ?? throw new NotFound("The request");
            if (row.LeadTaskId is not { } task) throw new Refused("", "No conversation is asked for here");
            if (row.DiscussedOn is not null) return default;
            new Refusals()
                .If(command.DiscussedOn is null, "DiscussedOn", "Enter the day of the conversation")
                .If(command.DiscussedOn > clock.Today(), "DiscussedOn", "The day must be today or earlier")
                .If(command.DiscussedOn < row.AskedOn.AddMonths(-9), "DiscussedOn", "The day must be in this pregnancy")
                .Text(command.Outcome, "Outcome", Under16.LongestOutcome, "Say what came of it")
                .Throw();
            await db.Execute("""
                UPDATE peersupport_request SET discussed_on = @DiscussedOn, discussed_by = @me, discussed_outcome = @outcome WHERE id = @PeerRequestId
                """, new { command.PeerRequestId, command.DiscussedOn, me = user.Id, outcome = vault.Close(command.PeerRequestId, command.Outcome!.Trim()) }, ct);
            await send.Send(new CloseTask(task, TaskOutcome.Done), ct);
            return default;
        }
    }

    [Allows(Permissions.WriteRequests, On = nameof(PeerRequestId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : RequestPage(send)
    {
        private readonly ISend _send = send;

        [Display(Name = "Day of the conversation")]
        public DateOnly? DiscussedOn { get; set; }
        public string? Outcome { get; set; }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await _send.Send(new Command(PeerRequestId, DiscussedOn, Outcome), ct);
            return Back("discussed");
        });
    }
}
