using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Pregnancies;

/// <summary>A midwife notes who may know that she is expecting, as she says now.</summary>
internal static class ChangeSharing
{
    [Allows(Permissions.Write, On = nameof(PregnancyId))]
    internal sealed record Command(Guid PregnancyId, bool TeamMayKnow, bool GpMayKnow, int Version) : ICommand;

    internal sealed class Handler(Db db, PregnancySteps steps, Involvements involvements, History history) : ICommandHandler<Command>
    {
        private sealed record Row(bool TeamMayKnow, bool GpMayKnow);

        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var id = command.PregnancyId;
            if (!Pregnancy.IsOpen((await steps.Find(id, ct)).Status)) throw new Refused("", "Nothing more is noted on this pregnancy");
            var row = (await db.Find<Row>("SELECT team_may_know, gp_may_know FROM antenatal_pregnancy WHERE id = @id", new { id }, ct))!;
            if (row.TeamMayKnow == command.TeamMayKnow && row.GpMayKnow == command.GpMayKnow) return default;
            await db.ExecuteVersioned("""
                UPDATE antenatal_pregnancy SET team_may_know = @TeamMayKnow, gp_may_know = @GpMayKnow, version = version + 1 WHERE id = @PregnancyId AND version = @Version
                """, command, conflict: () => Task.FromResult(Stale.Of(
                    ("Those who work with her", YesNo(row.TeamMayKnow), YesNo(command.TeamMayKnow)), ("Her GP", YesNo(row.GpMayKnow), YesNo(command.GpMayKnow)))), ct: ct);
            await history.Note(id, Noted.SharingChanged, $"Those who work with her: {YesNo(command.TeamMayKnow)}. Her GP: {YesNo(command.GpMayKnow)}", ct);
            if (row.TeamMayKnow != command.TeamMayKnow) await involvements.Renew(id, ct);
            return default;
        }

        private static string YesNo(bool yes) => yes ? "yes" : "no";
    }

    [Allows(Permissions.Write, On = nameof(PregnancyId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : PregnancyPage(send)
    {
        public bool? TeamMayKnow { get; set; }
        public bool? GpMayKnow { get; set; }

        public Task<IActionResult> OnGet(CancellationToken ct) => Begin(v => Pregnancy.IsOpen(v.Status), v => (TeamMayKnow, GpMayKnow) = (v.TeamMayKnow, v.GpMayKnow), ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Step(new Command(PregnancyId, TeamMayKnow == true, GpMayKnow == true, Version), ct);
    }
}
