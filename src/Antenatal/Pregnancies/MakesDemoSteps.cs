using Neighbourhood.Antenatal.Milestones;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Pregnancies;

/// <summary>What the demo's midwife noted of her pregnancies so far: their steps, what makes it harder for one, and one who moves away.</summary>
internal sealed class MakesDemoSteps(Db db, History history, Involvements involvements, Moves moves, MilestonePlan plan, TimeProvider clock) : IDemoPart
{
    public int Order => 51;

    public string Says => "what was noted of the pregnancies so far";

    public async Task Make(Kernel.Demo demo, CancellationToken ct)
    {
        foreach (var (name, id) in demo.Ids.Where(i => i.Key.StartsWith("pregnancy:", StringComparison.Ordinal)).ToList())
            await db.InOne(() => Note(name["pregnancy:".Length..], id, ct), ct);
    }

    private async Task Note(string name, Guid id, CancellationToken ct)
    {
        await history.Add(Subject.Pregnancy, id, null, nameof(PregnancyStatus.Notified), ct: ct);
        if (name is "middle" or "twins" or "late")
        {
            await history.Add(Subject.Pregnancy, id, nameof(PregnancyStatus.Notified), nameof(PregnancyStatus.Booked), ct: ct);
            await history.Add(Subject.Pregnancy, id, nameof(PregnancyStatus.Booked), nameof(PregnancyStatus.Ongoing), ct: ct);
        }
        if (name == "booked")
        {
            await history.Add(Subject.Pregnancy, id, nameof(PregnancyStatus.Notified), nameof(PregnancyStatus.Booked), ct: ct);
            await plan.Remake(id, ct);
        }
        await involvements.Begin(id, ct);
        if (name == "middle")
            await db.Execute("INSERT INTO antenatal_factor (pregnancy_id, code, noted_on) VALUES (@id, 'MigrantOrLanguage', @today)", new { id, today = clock.Today() }, ct);
        if (name == "twins")
        {
            await moves.Ask(clock.NewId(), id, "Harbour Lane maternity", ct);
            await history.Note(id, Noted.MoveAsked, "Harbour Lane maternity", ct);
        }
    }
}
