using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.Offer;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Offer;

public sealed class RightsOfProgrammesTests : ArrangedOffer
{
    [Fact]
    public async Task What_is_kept_of_a_person_is_told_and_emptied_when_their_time_is_over()
    {
        var place = await Enrolled(await Planned());
        await Worker.Send(new RecordMeasures.Command(place, new(40, 60, null, null, null, null), 1));
        await Worker.Send(new LeaveProgramme.Command(place, "New job", 2));
        Assert.Contains((await World.AsSystem().Ask(new GatherAboutPerson(Mother))), p => p.Kind == "places on a course" && p.Ids.SequenceEqual([place]));
        var part = Assert.Single(await World.AsSystem().Ask(new GatherForAccess(Mother)), p => p.Id == place);
        Assert.Contains("Being a parent: 40 before, 60 after", part.Text, StringComparison.Ordinal);
        Assert.Contains("New job", part.Text, StringComparison.Ordinal);
        await World.Happened(new PersonErased(Mother));
        await World.Deliver();
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM familyhubs_enrolment WHERE left_why IS NOT NULL OR competence_before IS NOT NULL"));
        Assert.Single(await World.Sql<Guid>("SELECT id FROM familyhubs_enrolment"));
    }
}
