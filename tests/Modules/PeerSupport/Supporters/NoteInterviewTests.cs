using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport;
using Neighbourhood.PeerSupport.Supporters;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Supporters;

public sealed class NoteInterviewTests : ArrangedSupporters
{
    [Fact]
    public async Task After_the_interview_it_is_known_what_they_offer()
    {
        var id = await Enquired();
        var command = new NoteInterview.Command(id, 1, Today, Offers());
        await Coordinator.Send(command);
        await Coordinator.Send(command);
        Assert.Equal(SupporterStatus.Interviewed, await SupporterIs(id));
        Assert.Equal(["Enquired", "Interviewed"], await StepsOf(id));
        var found = await Coordinator.Ask(new SeeSupporter(id));
        Assert.Equal((Today, 2, "Near the library", Sex.Female), (found.InterviewedOn, found.Profile.MaxMatches, found.Profile.AreaNote, found.Profile.Sex));
        Assert.Equal([Topic.NewBaby, Topic.Premature], found.Profile.Been);
        Assert.Equal(["English", "Polish"], found.Profile.Languages);
    }

    [Fact]
    public async Task What_is_missing_or_wrong_is_named_and_nothing_is_kept()
    {
        var id = await Enquired();
        foreach (var (on, profile, input) in new[]
        {
            ((DateOnly?)null, Offers(), "On"), (Today.AddDays(1), Offers(), "On"), (Today, Offers() with { RoleKind = null }, "RoleKind"), (Today, Offers() with { MaxMatches = 0 }, "MaxMatches"),
            (Today, Offers() with { MaxMatches = 4 }, "MaxMatches"), (Today, Offers() with { Been = [] }, "Been"), (Today, Offers() with { Languages = [] }, "Languages"),
            (Today, Offers() with { AreaNote = new string('a', 201) }, "AreaNote"),
        }) await Refuses(input, () => Coordinator.Send(new NoteInterview.Command(id, 1, on, profile)));
        Assert.Equal(5, (await Assert.ThrowsAsync<Refused>(() => Coordinator.Send(new NoteInterview.Command(id, 1, null, new(null, null, [], [], [], null, null, null, null))))).Reasons.Count);
        Assert.Equal(SupporterStatus.Enquired, await SupporterIs(id));
        Assert.Empty(await World.Sql<string>("SELECT topic FROM peersupport_experience"));
    }

    [Fact]
    public async Task From_a_page_that_is_stale_or_in_another_state_it_is_refused_and_it_is_the_coordinators_alone()
    {
        var id = await Enquired();
        await Assert.ThrowsAsync<Conflict>(() => Coordinator.Send(new NoteInterview.Command(id, 2, Today, Offers())));
        await IsTheCoordinatorsAlone(a => a.Send(new NoteInterview.Command(id, 1, Today, Offers())));
        await Coordinator.Send(new NoteInterview.Command(id, 1, Today, Offers()));
        await Refuses("", async () => await Coordinator.Send(new NoteInterview.Command(id, await VersionOf(id), Today, Offers())));
    }
}
