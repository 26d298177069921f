using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Mdt.Cases;
using Neighbourhood.Mdt.Contracts;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Cases;

public sealed class TellsLeadWhenBabyBornTests : ArrangedTeam
{
    private bool _held;

    private async Task<Guid> Born()
    {
        World.Answers<MayContact, MayContact.Answer>(_ => _held ? new(false, ContactRefusal.Hold) : new(true, null));
        var baby = World.NewId();
        await World.Happened(new BabyBorn(World.NewId(), [baby, World.NewId()], Today));
        await World.Deliver();
        return baby;
    }

    private IReadOnlyList<MdtNoticeGiven> Notices => [.. World.Told.OfType<MdtNoticeGiven>().Where(n => n.Kind == MdtNoticeKind.BabyBorn)];

    [Fact]
    public async Task The_lead_practitioner_of_an_open_case_is_told_once_also_of_twins()
    {
        var (_, open) = await Accepted();
        await Born();
        var told = Assert.Single(Notices);
        Assert.Equal([Referrer.Id], told.UserIds);
        Assert.Equal(open, told.SubjectId);
        Assert.Contains("Case: a baby was born in the family", (await Member.Ask(new ViewCase.Query(open))).Timeline.Select(s => s.What));
        await World.Tick();
        await World.Deliver();
        Assert.Single(Notices);
    }

    [Fact]
    public async Task While_contact_is_held_nobody_is_told_and_afterwards_they_are()
    {
        var (_, open) = await Accepted();
        _held = true;
        await Born();
        await World.Tick();
        Assert.Empty(Notices);
        Assert.DoesNotContain(nameof(CaseNote.BabyBorn), await StepsOf(open));
        _held = false;
        World.Clock.Advance(TimeSpan.FromHours(2));
        await World.Tick();
        Assert.Single(Notices);
    }

    [Fact]
    public async Task Where_somebody_objects_to_talking_about_the_baby_nobody_is_told()
    {
        await Accepted();
        World.Answers<MayContact, MayContact.Answer>(_ => new(true, null));
        var baby = World.NewId();
        Objecting.Add(baby);
        await World.Happened(new BabyBorn(World.NewId(), [baby], Today));
        await World.Deliver();
        Assert.Empty(Notices);
    }
}
