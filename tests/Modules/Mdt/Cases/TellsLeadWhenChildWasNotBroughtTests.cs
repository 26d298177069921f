using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.Mdt.Cases;
using Neighbourhood.Mdt.Contracts;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Cases;

public sealed class TellsLeadWhenChildWasNotBroughtTests : ArrangedTeam
{
    private async Task NotBrought(Guid child)
    {
        await World.Happened(new ChildWasNotBrought(child, World.NewId(), Today));
        await World.Deliver();
    }

    [Fact]
    public async Task The_lead_practitioner_of_an_open_case_is_told_and_it_stands_in_the_case()
    {
        var (_, open) = await Accepted();
        await NotBrought(Child);
        Assert.Contains(nameof(CaseNote.ChildNotBrought), await StepsOf(open));
        var told = Assert.Single(World.Told.OfType<MdtNoticeGiven>(), n => n.Kind == MdtNoticeKind.ChildNotBrought);
        Assert.Equal([Referrer.Id], told.UserIds);
        Assert.Equal(open, told.SubjectId);
        Assert.Contains("Case: a child was not brought to a group that was booked", (await Member.Ask(new ViewCase.Query(open))).Timeline.Select(s => s.What));
    }

    [Fact]
    public async Task Nobody_is_told_where_somebody_objects_to_talking_about_the_child()
    {
        var (_, open) = await Accepted();
        Objecting.Add(Child);
        await NotBrought(Child);
        Assert.DoesNotContain(nameof(CaseNote.ChildNotBrought), await StepsOf(open));
        Assert.DoesNotContain(World.Told.OfType<MdtNoticeGiven>(), n => n.Kind == MdtNoticeKind.ChildNotBrought);
    }
}
