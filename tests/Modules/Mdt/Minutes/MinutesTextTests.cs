using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.Mdt.Contracts;
using Neighbourhood.Mdt.Items;
using Neighbourhood.Mdt.Meetings;
using Neighbourhood.Mdt.Minutes;
using Neighbourhood.Mdt.Teams;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Minutes;

public sealed class MinutesTextTests
{
    private static MinutesText.Recorded Item(string? discussion = "They talked.", params MinutesText.Decided[] decisions) =>
        new(ItemStatus.Discussed, discussion, "Easier nights", null, null, new DateOnly(2026, 4, 27), decisions, [new("Ring the nursery", "Health visitor", new DateOnly(2026, 3, 16))]);

    [Fact]
    public void An_item_in_words() => Assert.Equal(
        """
        They talked.
        What the family says: Easier nights
        Decision: Step down (provisional, waits for a quorum)
        Decision: Escalate to safeguarding (provisional, acts at once)
        Decision: Refer to a hub session: Stay and play (agreed with the family)
        Action: Ring the nursery (Health visitor, by 16 March 2026)
        Next review: 27 April 2026
        """.ReplaceLineEndings("\n"),
        MinutesText.OfItem(Item(decisions: [
            new(MdtDecisionCode.StepDown, null, false, true), new(MdtDecisionCode.EscalateToSafeguarding, null, false, true),
            new(MdtDecisionCode.ReferToHubSession, "Stay and play", true, false)])));

    [Fact]
    public void What_was_new_what_was_challenged_and_what_a_review_found_are_said() => Assert.StartsWith(
        "They talked.\nNew information: Dad moved out\nWhat was challenged: The GP doubted the weight\nWhat the family says: Easier nights\nSince the last review: no change; the team will step up\n",
        MinutesText.OfItem(Item() with { NewInformation = "Dad moved out", Challenged = "The GP doubted the weight", ReviewResult = ReviewResult.NoChange, NoChangeChoice = NoChangeChoice.StepUp }), StringComparison.Ordinal);

    [Fact]
    public void The_meeting_in_words()
    {
        var at = new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);
        var room = new Room([new Quorum.Rule("gp", 1)], [new(Guid.Empty, "gp", null, at, at), new(Guid.Empty, "gp", null, at, null)]);
        Assert.Equal("Present: GP.\nApologies: Midwife.\nNeeded for a quorum: GP.\n1 of 3 decisions was made without a quorum and is provisional.", MinutesText.OfMeeting(room, ["midwife"], 3, 1));
        Assert.Equal("Present: nobody was recorded.\nNo decision was made.", MinutesText.OfMeeting(new Room([], []), [], 0, 0));
    }

    [Fact]
    public void However_much_was_written_it_fits_and_what_was_decided_is_whole() =>
        Prop.ForAll(ArbMap.Default.ArbFor<PositiveInt>(), size =>
        {
            var text = MinutesText.OfItem(Item(new string('x', Math.Min(size.Get * 100, 20_000)), new MinutesText.Decided(MdtDecisionCode.StepDown, "To the hub", false, false)));
            return text.Length <= MinutesText.Most && text.Contains("Decision: Step down: To the hub\n", StringComparison.Ordinal);
        }).QuickCheckThrowOnFailure();
}
