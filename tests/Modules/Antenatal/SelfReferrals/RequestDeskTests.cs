using Neighbourhood.Access.Contracts;
using Neighbourhood.Antenatal.SelfReferrals;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.SelfReferrals;

public sealed class RequestDeskTests : ArrangedRequests
{
    [Fact]
    public async Task It_makes_a_request_and_no_person_or_pregnancy_and_sends_nothing()
    {
        World.Answers<GetAreaOf, GetAreaOf.Area>(q => GetAreaOf.Area.Unknown with { Known = true, NeighbourhoodId = q.Postcode == "M33 4ND" ? Sale : null });
        World.Answers<FindLikelyDuplicates, FindLikelyDuplicates.Answer>(_ => throw new InvalidOperationException("nobody is looked for"));
        World.Answers<GetPeople, IReadOnlyList<GetPeople.Person>>(_ => throw new InvalidOperationException("nobody is looked at"));
        var id = await Write(Hers(reach: "07700 900982"));
        var row = await RowOf(id);
        Assert.Equal((RequestStatus.New, "Ama", "Mensah", "M33 4ND", "07700 900982", "Weekdays before 3pm", "Twi"), (row.Status, row.FirstName, row.FamilyName, row.Postcode, row.ReachValue, row.SafeWhen, row.Language));
        Assert.Equal([Sale], await World.Sql<Guid>("SELECT neighbourhood_id FROM antenatal_self_referral"));
        Assert.Equal(0, (await World.Sql<int>("SELECT COUNT(*) FROM antenatal_pregnancy")).Single());
        Assert.Empty(World.Told);
        Assert.Empty(Registering);
        Assert.Empty(Queued);
        Assert.Empty(Concerns);
        Assert.Equal(["New"], await StepsOf(id));
        Assert.Equal([(string?)null], await World.Sql<string?>("SELECT user_id FROM kernel_audit WHERE what = 'Antenatal.ReceiveRequest'"));
    }

    [Fact]
    public async Task A_second_press_is_the_same_request_and_is_counted_once()
    {
        var id = World.NewId();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Write(id: id, from: Home))));
        Assert.Equal(1, await Kept());
        Assert.Equal([2], await World.Sql<int>("SELECT COUNT(*) FROM antenatal_address_count"));
        for (var i = 0; i < 4; i++) await Write(from: Home);
        Assert.Equal(5, await Kept());
    }

    [Fact]
    public async Task Under_13_a_concern_comes_before_the_request_and_names_nobody()
    {
        var keptBefore = -1;
        World.Answers<RaiseConcern, Guid>(c =>
        {
            keptBefore = Kept().GetAwaiter().GetResult();
            Concerns.Enqueue(c);
            return c.ConcernId;
        });
        var id = await Write(Hers(AgeBand.Under13), from: Home);
        var concern = Assert.Single(Concerns);
        Assert.Equal(0, keptBefore);
        Assert.Empty(concern.PersonIds);
        Assert.Contains($"/antenatal/requests/{id}", concern.Seen, StringComparison.Ordinal);
        foreach (var word in (string[])["Ama", "Mensah", "07700", "M33"]) Assert.DoesNotContain(word, concern.Seen, StringComparison.Ordinal);
        Assert.Equal(concern.ConcernId, (await RowOf(id)).ConcernId);
    }

    [Fact]
    public async Task Under_13_the_concern_stands_though_the_request_could_not_be_kept()
    {
        World.Answers<GetAreaOf, GetAreaOf.Area>(_ => throw new Busy());
        await Assert.ThrowsAsync<Busy>(() => Write(Hers(AgeBand.Under13)));
        Assert.Single(Concerns);
        Assert.Equal(0, await Kept());
    }

    [Fact]
    public async Task Nobody_drowns_the_lead_in_concerns()
    {
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => Write(Hers(AgeBand.Under13), from: Home))));
        Assert.Equal(5, Concerns.Count);
    }

    [Fact]
    public async Task Under_16_the_named_lead_has_a_task_of_today_that_names_nobody()
    {
        var lead = World.NewId();
        World.Answers<FindStaff, IReadOnlyList<GetStaff.Worker>>(q => q.Role == Roles.SafeguardingLead ? [new(lead, "The lead", null, null, false)] : []);
        var id = await Write(Hers(AgeBand.Under16));
        await Write(Hers(AgeBand.Under16, reach: "07700 900123"), id);
        var task = Assert.Single(Tasks);
        Assert.Equal((lead, Today, TaskPriority.Urgent, null, null), (task.AssigneeUserId, task.Due, task.Priority, task.PersonId, task.HouseholdId));
        Assert.Equal($"/antenatal/requests/{id}", task.Path);
        Assert.DoesNotContain("pregnan", task.Title, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(task.TaskId, (await RowOf(id)).LeadTaskId);
        Assert.Empty(Concerns);
    }

    [Fact]
    public async Task What_is_missing_or_cannot_be_is_refused_with_every_reason_and_nothing_is_kept()
    {
        var refused = await Assert.ThrowsAsync<Refused>(() => Write(new(new('a', 71), new('b', 71), null, "M33 4ND and more", null, "", " ", false, new('c', 51)), from: Home));
        Assert.Equal(["FirstName", "FamilyName", "Age", "Postcode", "By", "Reach", "SafeWhen", "Language"], refused.Reasons.Select(r => r.Input));
        Assert.All(refused.Reasons, r => Assert.DoesNotContain("_", r.Text, StringComparison.Ordinal));
        foreach (var (by, reach) in ((ReachWay, string)[])[(ReachWay.Phone, "ring me"), (ReachWay.Text, "12"), (ReachWay.Email, "a@"), (ReachWay.Email, "@b"), (ReachWay.Email, "a b@c"), (ReachWay.Phone, new('1', 300))])
            Assert.Equal("Reach", (await Assert.ThrowsAsync<Refused>(() => Write(Hers(by: by, reach: reach)))).Input);
        Assert.Equal(0, await Kept());
        Assert.Equal([0], await World.Sql<int>("SELECT COUNT(*) FROM antenatal_address_count"));
    }
}
