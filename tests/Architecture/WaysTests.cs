using Xunit;

namespace Neighbourhood.Architecture;

/// <summary>The map of who asks, tells and hears finds what is there.</summary>
public sealed class WaysTests
{
    [Fact]
    public void What_is_asked_told_and_led_to_is_found_with_where_and_by_whom()
    {
        var ways = Ways.Of(House.Empty with { Modules = [Small.Module("Ways"), Small.Module("WaysOther", "Other")] });
        Assert.Equal(
            [("Canary", Ways.Asks, "Asked", "Other", "IsGivenAnAnswerer MayAsk", "Answers"), ("Canary", Ways.Leads, "/other/things/new", "Other", "MayAsk", ""), ("Other", Ways.Tells, "Told", "Canary", "Tells", "Hears")],
            ways.Select(w => (w.From, w.Kind, w.What, w.To, string.Join(' ', w.By), string.Join(' ', w.At))));
    }

    [Fact]
    public void The_cards_four_journeys_all_meet_one_another_and_by_messages_of_each_kind()
    {
        var journeys = House.Real.Modules.Where(m => !m.IsCore).Select(m => m.Name).ToList();
        Assert.Superset(new HashSet<string> { "Antenatal", "FamilyHubs", "Mdt", "PeerSupport" }, journeys.ToHashSet(StringComparer.Ordinal));
        var among = Ways.Of(House.Real).Where(w => journeys.Contains(w.From) && journeys.Contains(w.To)).ToList();
        foreach (var kind in new[] { Ways.Asks, Ways.Gathers, Ways.Tells, Ways.Leads }) Assert.Contains(among, w => w.Kind == kind);
        // Nobody does anything in another journey's transaction.
        Assert.DoesNotContain(among, w => w.Kind == Ways.Requests);
        foreach (var (from, what, to) in new[]
        {
            ("Mdt", "MdtDecisionMade", "FamilyHubs"), ("Mdt", "MdtDecisionMade", "PeerSupport"), ("FamilyHubs", "ProposalAnswered", "Mdt"), ("PeerSupport", "PeerProposalAnswered", "Mdt"),
            ("PeerSupport", "PeerMatchStarted", "Mdt"), ("PeerSupport", "PeerMatchEnded", "Mdt"), ("Antenatal", "HubLinkAsked", "FamilyHubs"), ("FamilyHubs", "HubLinkAnswered", "Antenatal"),
            ("Antenatal", "PregnancyEndedInLoss", "FamilyHubs"), ("Antenatal", "PregnancyEndedInLoss", "Mdt"), ("Antenatal", "PregnancyEndedInLoss", "PeerSupport"),
            ("Antenatal", "GatherWouldCancel", "FamilyHubs"), ("Antenatal", "GatherWouldCancel", "Mdt"), ("Antenatal", "GatherWouldCancel", "PeerSupport"),
        })
            Assert.Contains(among, w => (w.From, w.What, w.To) == (from, what, to));
    }
}
