using Neighbourhood.Families.Contracts;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Summaries;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Summaries;

public sealed class ReadsSummariesAgainWhenPersonRestrictedTests : ArrangedSummary
{
    [Fact]
    public async Task What_was_confirmed_about_them_and_has_not_left_goes_back_to_the_lead_practitioner()
    {
        await Held();
        var summary = await Confirmed(Mother);
        await World.Happened(new PersonRestricted(World.NewId()));
        Assert.Equal(SummaryStatus.Confirmed, await StatusOf(summary));
        await World.Happened(new PersonRestricted(Child));
        Assert.Equal(SummaryStatus.ToConfirm, await StatusOf(summary));
        Assert.Equal([Lead.Id], Assert.Single(Notices(MdtNoticeKind.SummaryToConfirm)).UserIds);
    }
}
