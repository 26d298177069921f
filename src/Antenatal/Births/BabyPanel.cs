using Neighbourhood.Antenatal.People;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Births;

/// <summary>On the page of a baby under one, for whoever works with the family: safer sleep, and whether the birth is registered.</summary>
internal sealed class BabyPanel(Db db, BornBabies babies, SleepTalks sleep, DoNotContact holds, ISend send, CurrentUser user, TimeProvider clock) : IPersonPanel
{
    public string Permission => Permissions.TalkSleep;

    public int Order => 65;

    public string Partial => "/Antenatal/Births/BabyPanel.cshtml";

    internal sealed record Model(Guid PersonId, Guid BabyId, DateOnly? LastTalk, IReadOnlyList<string> Missing, DateOnly? RegisterBy, bool MayRegister, bool Held);

    private sealed record Due(DateOnly DueOn);

    public async Task<object?> For(Guid personId, CancellationToken ct)
    {
        if (await babies.IfBaby(personId, ct) is not { DiedOn: null } baby || !SaferSleep.IsUnderOne(baby.BornOn, clock.Today())) return null;
        if (await send.Ask(new GetPeople([personId]), ct) is not [{ Masking: Masking.Full or Masking.Restricted }]) return null;
        var due = await db.Find<Due>("SELECT due_on FROM antenatal_registration WHERE baby_id = @Id AND done_on IS NULL", new { baby.Id }, ct);
        var talks = (await sleep.Of(baby.PregnancyId, ct)).Where(t => t.Moment != SleepMoment.Week36).ToList();
        return new Model(personId, baby.Id, talks.Count == 0 ? null : talks.Max(t => t.TalkedOn), [.. (await sleep.Missing(baby.PregnancyId, ct)).Select(SaferSleep.Label)], due?.DueOn,
            user.May(Permissions.RegisterBirths), (await holds.Held([personId], ct)).Count > 0);
    }
}

/// <summary>On the page of a grown person: where it is noted that they were told of the Start for Life offer. The same for everybody: it says nothing of who expects a baby.</summary>
internal sealed class StartForLifePanel(ISend send, TimeProvider clock) : IPersonPanel
{
    private const int Youngest = 12 * 12;

    public string Permission => Permissions.TellStartForLife;

    public int Order => 66;

    public string Partial => "/Antenatal/Births/StartForLifePanel.cshtml";

    internal sealed record Model(Guid PersonId);

    public async Task<object?> For(Guid personId, CancellationToken ct) =>
        await send.Ask(new GetPeople([personId]), ct) is [{ Masking: Masking.Full or Masking.Restricted }]
        && await send.Ask(new GetAges([personId], clock.Today()), ct) is [var age] && (age is { IsChild: false } || age.Months >= Youngest) ? new Model(personId) : null;
}
