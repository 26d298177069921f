using Neighbourhood.FamilyHubs.Offer;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Offer;

public sealed class RecordMeasuresTests : ArrangedOffer
{
    private static Measures Some { get; } = new(40, 70, 0, 100, null, null);

    [Fact]
    public async Task Scores_from_before_and_after_show_the_change()
    {
        var id = await Planned();
        var place = await Enrolled(id);
        await Worker.Send(new RecordMeasures.Command(place, Some, 1));
        await Worker.Send(new RecordMeasures.Command(place, Some, 1)); // a second press
        Assert.Equal([new("Parental competence", 40, 70, 1), new("Confidence", 0, 100, 1)], (await Worker.Ask(new SeeProgramme(id))).Changes);
        var conflict = await Assert.ThrowsAsync<Conflict>(() => Worker.Send(new RecordMeasures.Command(place, Some with { CompetenceAfter = 50 }, 1)));
        Assert.Equal(("40 before, 70 after", "40 before, 50 after"), (conflict.Stands["Parental competence"], conflict.Sent["Parental competence"]));
    }

    [Fact]
    public async Task A_score_is_from_0_to_100_and_only_for_the_hub()
    {
        var place = await Enrolled(await Planned());
        var refused = await Assert.ThrowsAsync<Refused>(() => Worker.Send(new RecordMeasures.Command(place, new(-1, 101, -1, 101, -1, 101), 1)));
        Assert.Equal(["CompetenceBefore", "CompetenceAfter", "ConfidenceBefore", "ConfidenceAfter", "RelationshipsBefore", "RelationshipsAfter"], refused.Reasons.Select(r => r.Input));
        await Assert.ThrowsAsync<NotFound>(() => OtherWorker.Send(new RecordMeasures.Command(place, Some, 1)));
        await Assert.ThrowsAsync<Denied>(() => Nobody.Send(new RecordMeasures.Command(place, Some, 1)));
    }
}
