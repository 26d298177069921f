using Neighbourhood.Antenatal.People;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Births;

/// <summary>A family with a baby under one has moved: safer sleep is talked about again.</summary>
internal sealed class AsksSaferSleepAgainWhenHouseholdMoved(Db db, Aliases aliases, HomeChanges homes) : IWhen<HouseholdMoved>
{
    private sealed record Row(Guid Id, DateOnly BornOn);

    public async Task Handle(HouseholdMoved happened, CancellationToken ct)
    {
        foreach (var row in await db.Query<Row>("""
            SELECT p.id, MIN(b.born_on) AS born_on
            FROM antenatal_pregnancy p JOIN antenatal_baby b ON b.pregnancy_id = p.id AND b.state = 'Born' AND b.died_on IS NULL
            WHERE p.household_id IN @homes AND p.status IN ('Born', 'HandedOver', 'Closed') GROUP BY p.id ORDER BY p.id
            """, new { homes = await aliases.AllOf(happened.HouseholdId, ct) }, ct))
            if (happened.On >= row.BornOn && SaferSleep.IsUnderOne(row.BornOn, happened.On)) await homes.Ask(row.Id, happened.On, ct);
    }
}

/// <summary>A baby under one has come to another household, also to stay with one parent or with somebody else: the same. That it joined its mother's when it was born is no change.</summary>
internal sealed class AsksSaferSleepAgainWhenMembershipChanged(BornBabies babies, HomeChanges homes, History history) : IWhen<MembershipChanged>
{
    public async Task Handle(MembershipChanged happened, CancellationToken ct)
    {
        if (happened.Change != MembershipChange.Joined || await babies.IfBaby(happened.PersonId, ct) is not { DiedOn: null } baby) return;
        if (happened.On < baby.BornOn || !SaferSleep.IsUnderOne(baby.BornOn, happened.On)) return;
        if ((await history.Of(baby.Id, ct)).Any(s => s.ToStatus == nameof(Pregnancies.BabyState.Born) && s.FromStatus == nameof(Pregnancies.BabyState.Expected) && s.At.LondonDay() == happened.On)) return;
        await homes.Ask(baby.PregnancyId, happened.On, ct);
    }
}
