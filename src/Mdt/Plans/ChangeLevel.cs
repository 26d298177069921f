using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Cases;
using Neighbourhood.Mdt.Referrals;

namespace Neighbourhood.Mdt.Plans;

/// <summary>The lead practitioner, chair or coordinator says that a family needs more, or less, than before, and why.</summary>
internal static class ChangeLevel
{
    /// <param name="Version">Of the case, as the page showed it.</param>
    [Allows(Permissions.CasePlan, On = nameof(CaseId))]
    internal sealed record Command(Guid CaseId, NeedLevel? Level, string? Reason, int Version) : ICommand;

    internal sealed class Handler(Db db, CaseDesk desk, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var now = await desk.ToWrite(command.CaseId, ct);
            if (!now.IsOpen) throw new Refused("", "This case is closed, so its level stays as it was");
            if (command.Level is not { } to || !Enum.IsDefined(to) || to == NeedLevel.Crisis) throw new Refused("Level", "Choose universal, targeted or specialist");
            if (to == now.Level) return default;
            new Refusals().Text(command.Reason, "Reason", 500, "Say why the level changes").Throw();
            await db.ExecuteVersioned("UPDATE mdt_case SET level = @to, version = version + 1 WHERE id = @CaseId AND version = @Version", new { to, command.CaseId, command.Version },
                "Somebody else has changed this case. Look at what stands now, then try again.", ct: ct);
            await db.Execute("""
                INSERT INTO mdt_level_change (id, case_id, from_level, to_level, reason, by_user, at) VALUES (@id, @CaseId, @from, @to, @reason, @by, @now)
                """, new { id = clock.NewId(), command.CaseId, from = now.Level, to, reason = command.Reason!.Trim(), by = user.Id, now = clock.Now() }, ct);
            return default;
        }
    }

    [Allows(Permissions.CasePlan, On = nameof(CaseId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid CaseId { get; set; }
        public NeedLevel? Level { get; set; }
        public string? Reason { get; set; }
        public int Version { get; set; }

        public RecordOutcomes.Answer Shown { get; private set; } = null!;

        public async Task<IActionResult> OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
            if (!Shown.Head.MayWrite || !Shown.Head.Case.IsOpen) return Redirect($"/mdt/cases/{CaseId}/outcomes");
            (Level, Version) = (Shown.Head.Case.Level, Shown.Head.Case.Version);
            return Page();
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(CaseId, Level, Reason, Version), ct);
            return Redirect($"/mdt/cases/{CaseId}/outcomes");
        });

        protected override async Task Show(CancellationToken ct)
        {
            Shown = await send.Ask(new RecordOutcomes.Query(CaseId), ct);
            if (Conflict is null) return;
            ModelState.Remove(nameof(Version));
            Version = Shown.Head.Case.Version;
        }
    }
}
