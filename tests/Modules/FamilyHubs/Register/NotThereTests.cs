using Neighbourhood.FamilyHubs.Register;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Register;

public sealed class NotThereTests
{
    private static readonly NotThere.Ages Ages = NotThere.Ages.Read("16", "16..17");

    [Theory]
    [InlineData(3, true, nameof(Outcome.WasNotBrought))]
    [InlineData((16 * 12) - 1, true, nameof(Outcome.WasNotBrought))]
    [InlineData(16 * 12, true, null)]
    [InlineData((18 * 12) - 1, true, null)]
    [InlineData(18 * 12, false, nameof(Outcome.DidNotAttend))]
    [InlineData(null, true, nameof(Outcome.WasNotBrought))]
    [InlineData(null, false, nameof(Outcome.DidNotAttend))]
    public void A_child_was_not_brought_an_adult_did_not_attend_and_between_them_the_worker_chooses(int? months, bool isChild, string? outcome) =>
        Assert.Equal(outcome, NotThere.Of(months, isChild, Ages)?.ToString());

    [Fact]
    public void Nobody_failed()
    {
        Assert.All(Enum.GetValues<Outcome>(), o => Assert.DoesNotContain("fail", NotThere.InWords(o), StringComparison.OrdinalIgnoreCase));
        Assert.All(Enum.GetValues<MissedReason>(), r => Assert.DoesNotContain("fail", NotThere.InWords(r), StringComparison.OrdinalIgnoreCase));
        Assert.Equal(Enum.GetValues<MissedReason>().Length, Enum.GetValues<MissedReason>().Select(NotThere.InWords).Distinct(StringComparer.Ordinal).Count());
    }
}
