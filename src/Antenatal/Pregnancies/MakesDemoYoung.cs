using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Pregnancies;

/// <summary>A made-up girl of 15 with whom nobody has talked about her safety yet: what her midwife and the safeguarding lead find on their lists.</summary>
internal sealed class MakesDemoYoung(Db db, ISend send, PregnancyDesk desk, CurrentUser user, TimeProvider clock) : IDemoPart
{
    private const int Weeks = 9;

    public int Order => 51;

    public string Says => "a girl of 15 who is expecting, and whose safeguarding conversation is still to be held";

    public async Task Make(Kernel.Demo demo, CancellationToken ct)
    {
        if (demo.HouseholdIds.Count == 0 || !demo.Accounts.TryGetValue("midwife", out var midwife)) return;
        var (household, girl, pregnancy, today) = (clock.NewId(), clock.NewId(), clock.NewId(), clock.Today());
        user.IsSystemFor(midwife);
        await db.InOne(async () =>
        {
            await send.Send(new RegisterFamily(
                household, new(clock.NewId(), "Zofia", "Sedgewick", Born: today.AddYears(-41), BornMonthOnly: false), demo.Postcodes.Count > 0 ? demo.Postcodes[0] : "ZX1 1AA", false,
                new(RegisterFamily.ReachBy.Phone, "01632 960118", true), RegisterFamily.Telling.Yes, [RegisterFamily.Role.Mum],
                [new(girl, "Elsie", "Sedgewick", Born: today.AddYears(-15).AddMonths(-2), BornMonthOnly: false)], NotKnownYet: true, Source: "demo",
                OrganisationId: demo.Ids.TryGetValue("organisation:Marram Family Hub", out var hub) ? hub : null), ct);
            demo.Ids["pregnancy:young"] = await desk.Notify(new(
                pregnancy, girl, household, NotifiedBy.Midwife, today.AddDays(-7 * Weeks), null, Parity.Nulliparous, Multiple.No, midwife, TeamMayKnow: false, GpMayKnow: true), ct);
        }, ct);
        user.IsSystemFor(null);
    }
}
