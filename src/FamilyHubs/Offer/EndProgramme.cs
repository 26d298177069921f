using Microsoft.AspNetCore.Mvc;
using Neighbourhood.FamilyHubs.Sessions;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Offer;

/// <summary>A hub manager ends a programme, or one that will not begin, and says why: from today nobody is enrolled and no session is made for it; those in the diary stay until each is cancelled.</summary>
internal static class EndProgramme
{
    [Allows(Permissions.ManageOffer, On = nameof(ProgrammeId))]
    internal sealed record Command(Guid ProgrammeId, string? Reason, int Version) : ICommand;

    internal sealed class Handler(Db db, ProgrammeDesk desk, History history, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var (stands, today) = (await desk.Find(command.ProgrammeId, ct), clock.Today());
            if (stands.EndedOn is not null && stands.Version == command.Version + 1) return default; // a second press
            new Refusals().Text(command.Reason?.Trim(), "Reason", 300, "Say why it ends, in a few words").Throw();
            var state = Programme.Label(stands.StartsOn, stands.Weeks, stands.EndedOn, today);
            if (state == "Over") throw new Refused("", "This programme is over");
            await db.ExecuteVersioned("UPDATE familyhubs_programme SET ended_on = @today, version = version + 1 WHERE id = @ProgrammeId AND version = @Version", new { command.ProgrammeId, command.Version, today }, ct: ct);
            await history.Add(Subject.Programme, command.ProgrammeId, state, "Ended", command.Reason!.Trim(), ct);
            return default;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.ManageOffer, On = nameof(ProgrammeId))]
    internal sealed class Page(ISend send, TimeProvider clock) : FormPage
    {
        public Guid ProgrammeId { get; set; }
        public string? Reason { get; set; }
        public int Version { get; set; }

        internal SeeProgramme.Answer Stands { get; private set; } = null!;

        /// <summary>Its sessions that are still in the diary.</summary>
        internal IReadOnlyList<SeeProgramme.Meeting> Ahead { get; private set; } = [];

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
            Version = Stands.Row.Version;
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(ProgrammeId, Reason, Version), ct);
            return Redirect($"/familyhubs/programmes/{ProgrammeId}?said=programme-ended");
        });

        protected override async Task Show(CancellationToken ct)
        {
            Stands = await send.Ask(new SeeProgramme(ProgrammeId), ct);
            Ahead = [.. Stands.Sessions.Where(s => s.Day >= clock.Today() && s.Status is (SessionStatus.Planned or SessionStatus.Open))];
            if (Conflict is null) return;
            ModelState.Remove(nameof(Version));
            Version = Stands.Row.Version;
        }
    }
}
