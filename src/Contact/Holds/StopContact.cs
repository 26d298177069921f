using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Contact.Holds;

/// <summary>Any worker stops all automatic contact with somebody, at once, with the button "Stop contact".</summary>
internal static class StopContact
{
    internal const string Why = "whoever learns of a loss or a danger stops contact at once, also with a family that they do not work with";

    /// <param name="Reason">For workers who would ring; not kept where the reason is a pregnancy's or a death.</param>
    [Allows(Permissions.Hold, Unscoped = Why)]
    internal sealed record Command(Guid Id, Guid AboutId, HoldKind? Kind, string? Reason) : ICommand<Guid>;

    internal sealed class Handler(HoldKeeper keeper, FailedHolds failed, CurrentUser user, ISend send) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var says = command.Kind is HoldKind.Safety or HoldKind.Other;
            new Refusals()
                .If(command.Kind is null, nameof(command.Kind), "Choose why contact must stop")
                .Text(says ? command.Reason : null, nameof(command.Reason), 500, says ? "Say why, for colleagues who would ring" : null, least: 3)
                .Throw();
            if (await send.Ask(new GetPeople([command.AboutId]), ct) is []) throw new NotFound("This person");
            var hold = new HoldKeeper.Hold(command.Id, [command.AboutId], command.Kind!.Value, Reason: says ? command.Reason!.Trim() : null);
            return await failed.Watch(hold, user.Id, async () =>
            {
                await keeper.Set(hold, ct);
                return command.Id;
            });
        }
    }

    [Allows(Permissions.Hold, Unscoped = Why)]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, FailedHolds failed, CurrentUser user, Guard guard, TimeProvider clock) : FormPage
    {
        public Guid Id { get; set; }
        public Guid AboutId { get; set; }
        public HoldKind? Kind { get; set; }
        public string? Reason { get; set; }

        /// <summary>It was stopped a moment ago, by somebody who has no page of this person to go back to.</summary>
        public bool Kept { get; set; }

        public GetPeople.Person Person { get; private set; } = null!;

        /// <summary>Whether there is such a page for the viewer.</summary>
        internal bool Reaches { get; private set; }

        public Task OnGet(CancellationToken ct)
        {
            Id = clock.NewId();
            return Show(ct);
        }

        // The writer may be busy before the command begins: that too is a hold that failed.
        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await failed.Watch(new(Id, [AboutId], Kind ?? HoldKind.Other), user.Id, () => send.Send(new Command(Id, AboutId, Kind, Reason), ct));
            return Redirect(await guard.Reaches(Permissions.ViewSummary, "PersonId", AboutId, ct) ? $"/person/{AboutId}" : $"/contact/people/{AboutId}/stop?kept=true");
        });

        protected override async Task Show(CancellationToken ct)
        {
            Person = await send.Ask(new GetPeople([AboutId]), ct) is [var person] ? person : throw new NotFound("This person");
            Reaches = await guard.Reaches(Permissions.ViewSummary, "PersonId", AboutId, ct);
        }
    }
}
