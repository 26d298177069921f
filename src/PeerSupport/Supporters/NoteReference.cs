using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Supporters;

/// <summary>From whom a reference comes.</summary>
internal enum ReferenceKind { Personal, Professional }

/// <summary>A coordinator notes that a reference was asked for, or what was decided on it; who gave it and what it says are not kept.</summary>
internal static class NoteReference
{
    /// <param name="ReferenceId">Made by the form, or one that was asked for before.</param>
    [Allows(Permissions.WriteSupporters, On = nameof(SupporterId))]
    internal sealed record Command(Guid ReferenceId, Guid SupporterId, ReferenceKind? Kind, DateOnly? AskedOn, DateOnly? ReceivedOn, Decision? Decision) : ICommand;

    internal sealed class Handler(Db db, SupporterSteps steps, TimeProvider clock) : ICommandHandler<Command>
    {
        private sealed record Before(Guid SupporterId);

        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var today = clock.Today();
            await steps.Here(command.SupporterId, ct);
            new Refusals()
                .If(command.ReferenceId == Guid.Empty, "", "Send an id for the reference")
                .If(command.Kind is not { } kind || !Enum.IsDefined(kind), "Kind", "Choose from whom it comes")
                .If(command.AskedOn is null, "AskedOn", "Enter the day on which it was asked for")
                .If(command.AskedOn > today, "AskedOn", "It must have been asked for today or before")
                .If(command.ReceivedOn > today, "ReceivedOn", "It must have come today or before")
                .If(command.ReceivedOn < command.AskedOn, "ReceivedOn", "It cannot have come before it was asked for")
                .If(command.ReceivedOn is not null && command.Decision is null, "Decision", "Choose what was decided")
                .If(command.Decision is not null && command.ReceivedOn is null, "ReceivedOn", "Enter the day on which it came")
                .If(command.Decision is { } decision && !Enum.IsDefined(decision), "Decision", "Choose what was decided")
                .Throw();
            if (await db.Find<Before>("SELECT supporter_id FROM peersupport_reference WHERE id = @ReferenceId", command, ct) is { } before && before.SupporterId != command.SupporterId) throw new NotFound("The reference");
            if (await db.Execute("UPDATE peersupport_reference SET kind = @Kind, asked_on = @AskedOn, received_on = @ReceivedOn, decision = @Decision WHERE id = @ReferenceId", command, ct) == 0)
                await db.Execute("""
                    INSERT INTO peersupport_reference (id, supporter_id, kind, asked_on, received_on, decision) VALUES (@ReferenceId, @SupporterId, @Kind, @AskedOn, @ReceivedOn, @Decision)
                    """, command, ct);
            return default;
        }
    }

    [Allows(Permissions.WriteSupporters, On = nameof(SupporterId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, TimeProvider clock) : SupporterPage(send)
    {
        public Guid Id { get; set; }
        public ReferenceKind? Kind { get; set; }
        public DateOnly? AskedOn { get; set; }
        public DateOnly? ReceivedOn { get; set; }
        public Decision? Decision { get; set; }

        public async Task OnGet(CancellationToken ct)
        {
            await Begin(ct);
            if (Found.References.FirstOrDefault(r => r.Id == Id) is { } before) (Kind, AskedOn, ReceivedOn, Decision) = (before.Kind, before.AskedOn, before.ReceivedOn, before.Decision);
            else (Id, AskedOn) = (clock.NewId(), clock.Today());
            ModelState.Clear();
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Step(new Command(Id, SupporterId, Kind, AskedOn, ReceivedOn, Decision), ct);
    }
}
