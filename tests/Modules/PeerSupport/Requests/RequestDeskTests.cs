using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Modules.FamilyHubs;
using Neighbourhood.PeerSupport;
using Neighbourhood.PeerSupport.Contracts;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.Requests;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Requests;

public sealed class RequestDeskTests : ArrangedAsking
{
    [Fact]
    public async Task A_request_waits_for_the_programme_of_the_home_and_is_due_within_five_working_days()
    {
        var id = await Open(Wanted(), Hub);
        var row = await RowOf(id);
        Assert.Equal((RequestStatus.New, Programme, Mother, "SomeoneToTalkTo,BeenThroughIt"), (row.Status, row.ProgrammeId, row.PersonId, row.Wants));
        Assert.Equal((Today, ArrangedHub.WorkingDay(Today, 5)), (row.ShareAgreedOn, row.DueOn));
        Assert.Equal(["Feeding", "NewBaby"], await World.Sql<string>("SELECT topic FROM peersupport_request_topic WHERE request_id = @id ORDER BY topic", new { id }));
        var task = Assert.Single(Tasks);
        Assert.Equal((Programme, row.DueOn, (Guid?)null, (Guid?)null, $"/peersupport/requests/{id}"), (task.AssigneeTeamId!.Value, task.Due, task.PersonId, task.HouseholdId, task.Path));
        var began = Assert.Single(World.Told.OfType<PeerInvolvementBegan>());
        Assert.Equal((Family, Programme, "peer", false), (began.HouseholdId, began.TeamId, began.Kind, began.Shown));
        Assert.Equal(["New"], await StepsOf(id));
    }

    [Fact]
    public async Task The_yes_to_sharing_is_kept_where_it_was_given_and_only_there()
    {
        await Open(Wanted());
        var agreed = Assert.Single(Agreed);
        Assert.Equal((Mother, SharingPurpose.PeerSupport, Today), (agreed.PersonId, agreed.Purpose, agreed.On));
        var without = await Open(Wanted(Father, share: false));
        Assert.Single(Agreed);
        Assert.Null((await RowOf(without)).ShareAgreedOn);
    }

    [Fact]
    public async Task A_repeat_under_the_same_id_changes_nothing()
    {
        var wanted = Wanted();
        await Open(wanted);
        await Open(wanted with { Avoid = "Somebody else" });
        Assert.Equal(1, await Requests());
        Assert.Single(Tasks);
        Assert.Single(World.Told.OfType<PeerInvolvementBegan>());
    }

    [Fact]
    public async Task What_is_missing_or_too_long_is_refused_and_nothing_is_kept()
    {
        foreach (var (input, wrong) in new[]
        {
            ("Wants", Wanted() with { Wants = [] }), ("About", Wanted() with { About = [] }), ("Wants", Wanted() with { Wants = [(Want)77] }), ("About", Wanted() with { About = [(Topic)77] }),
            ("Channel", Wanted() with { Channel = (Channel)9 }), ("Urgency", Wanted() with { Urgency = (Urgency)9 }), ("Avoid", Wanted() with { Avoid = new('x', 501) }),
            ("FreeWhen", Wanted() with { FreeWhen = new('x', 201) }), ("Faith", Wanted() with { Prefer = new(null, null, null, new('x', 61), null) }), ("", Wanted() with { Id = Guid.Empty }),
        })
            Assert.Equal(input, (await Assert.ThrowsAsync<Refused>(() => Open(wrong))).Input);
        Assert.Equal(0, await Requests());
        Assert.Empty(Tasks);
        Assert.Empty(World.Told);
    }

    [Fact]
    public async Task Of_somebody_who_is_hidden_died_or_objects_nothing_is_opened()
    {
        Unseen.Add(Family);
        await Assert.ThrowsAsync<NotFound>(() => Open(Wanted()));
        Unseen.Clear();
        Said[Mother] = SharingBasis.Objection;
        Assert.Equal("ShareAgreed", (await Assert.ThrowsAsync<Refused>(() => Open(Wanted()))).Input);
        await World.Arrange("INSERT INTO peersupport_death (person_id, died_on) VALUES (@Father, @Today)", new { Father, Today });
        Assert.Equal("PersonId", (await Assert.ThrowsAsync<Refused>(() => Open(Wanted(Father)))).Input);
        Assert.Equal(0, await Requests());
    }

    [Fact]
    public async Task Where_there_is_no_programme_of_the_place_another_takes_it_and_where_there_is_none_it_says_so()
    {
        await World.Arrange("UPDATE peersupport_programme SET closed_on = @Today WHERE id = @Programme", new { Today, Programme });
        Assert.Equal(OtherProgramme, (await RowOf(await Open(Wanted()))).ProgrammeId);
        await World.Arrange("UPDATE peersupport_programme SET closed_on = @Today", new { Today });
        Assert.Contains("no peer support in this area", (await Assert.ThrowsAsync<Refused>(() => Open(Wanted(Father)))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restricted_home_is_in_no_figure_and_its_programme_is_that_of_the_home()
    {
        Restricted.Add(Mother);
        var id = await Open(Wanted());
        Assert.Equal(Programme, (await RowOf(id)).ProgrammeId);
        Assert.Equal(1, (await World.Sql<int>("SELECT COUNT(*) FROM peersupport_request WHERE locality_id IS NULL AND neighbourhood_id IS NULL")).Single());
    }

    [Fact]
    public async Task Of_somebody_under_13_who_is_expecting_a_concern_is_raised_and_under_16_the_lead_is_asked_today()
    {
        Years[Mother] = 12;
        var id = await Open(Wanted(expecting: true));
        var concern = Assert.Single(Concerns);
        Assert.Equal((id, Mother), (concern.ConcernId, Assert.Single(concern.PersonIds)));
        Assert.Contains(Tasks, t => t.KindCode == "peersupport.under16" && t.Due == Today && t.Priority == TaskPriority.Urgent);
        Years[Father] = 15;
        Assert.NotNull((await RowOf(await Open(Wanted(Father, expecting: true)))).LeadTaskId);
        Assert.Single(Concerns);
        Assert.DoesNotContain(Tasks, t => t.Title!.Contains("Mother", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Offered", 0)]
    [InlineData("Matched", 1)]
    [InlineData("Active", 1)]
    public async Task Whatever_match_stands_over_it_ends_first_and_once(string status, int told)
    {
        var (match, request) = await Matched((await Supporting()).Id, Enum.Parse<MatchStatus>(status));
        foreach (var why in new[] { EndCode.NoContact, EndCode.GoalMet }) await End(request, why);
        Assert.Equal((MatchStatus.Ended, RequestStatus.Ended), (await MatchIs(match), await RequestIs(request)));
        Assert.Equal(["NoContact"], await World.Sql<string>("SELECT end_code FROM peersupport_match"));
        Assert.Equal(told, World.Told.OfType<PeerMatchEnded>().Count(e => e.MatchId == match && e.ReasonCode == "no-contact"));
    }

    [Fact]
    public async Task Ended_it_leaves_the_list_and_the_scope_and_a_second_end_changes_nothing()
    {
        var id = await Open(Wanted());
        foreach (var why in new[] { EndCode.System, EndCode.GoalMet }) await End(id, why);
        var row = await RowOf(id);
        Assert.Equal((RequestStatus.Ended, "System", Today), (row.Status, row.EndCode, row.EndedOn));
        Assert.Equal(row.TaskId, Assert.Single(ClosedTasks).TaskId);
        Assert.Equal(row.InvolvementId, Assert.Single(World.Told.OfType<PeerInvolvementEnded>()).InvolvementId);
    }
}
