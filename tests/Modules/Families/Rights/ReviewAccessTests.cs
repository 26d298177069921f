using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Rights;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Rights;

public sealed class ReviewAccessTests : IAsyncLifetime
{
    private World _world = null!;
    private Guid _person;
    private Guid _request;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        var form = await _world.Family();
        _person = form.Adult!.PersonId;
        await _world.Hub().Send(new RaiseConcern(_world.NewId(), [_person], null, "There were bruises", ConcernKind.Physical, false, _world.Clock.Now()));
        _request = await Lead.Send(new RequestAccess.Command(_world.NewId(), _person, AskedBy.Person, "Passport seen", new DateOnly(2026, 2, 20), null));
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private Actor Lead => _world.As(Roles.InformationGovernanceLead, Guid.Empty);

    private async Task<IReadOnlyList<AccessPart>> Parts() => (await Lead.Ask(new ReviewAccess.Query(_request))).Parts;

    private Task<Done> Decide(AccessPart part, AccessDecision? decision, string? words = null, string? reason = null) =>
        Lead.Send(new ReviewAccess.Command(_request, part.Kept.Module, part.Kept.Id, decision, words, reason));

    [Fact]
    public async Task The_draft_marks_source_and_withholds_the_concern_and_nothing_is_released_before_each_part_was_looked_at()
    {
        var parts = await Parts();
        Assert.Equal(["A worry that somebody had", "How to reach you", "What you said about sharing", "Where you live or lived", "Who you are"], parts.Select(p => p.Kept.Kind).Distinct());
        var concern = Assert.Single(parts, p => p.Kept.Withheld is not null);
        Assert.Equal((Withholding.SeriousHarm, false, null as string), (concern.Kept.Withheld, concern.Waits, concern.Given));
        Assert.Equal(new DateOnly(2026, 3, 20), (await Lead.Ask(new ReviewAccess.Query(_request))).Request.DueOn);

        Assert.Contains("have not been looked at", (await Assert.ThrowsAsync<Refused>(() => Lead.Send(new ReviewAccess.End(_request, 1, null)))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<NotFound>(() => Lead.Ask(new PrintAccess.Query(_request)));

        foreach (var part in parts.Where(p => p.Waits)) await Decide(part, part.Kept.Kind == "How to reach you" ? AccessDecision.LeaveOut : AccessDecision.Give, reason: "It is theirs");
        await Lead.Send(new ReviewAccess.End(_request, 1, null));
        var printed = await Lead.Ask(new PrintAccess.Query(_request));
        Assert.Contains("Name: Amara Okafor", printed.Given.Single(p => p.Kept.Kind == "Who you are").Given, StringComparison.Ordinal);
        Assert.DoesNotContain(printed.Given, p => p.Kept.Kind is "A worry that somebody had" or "How to reach you");
        Assert.True(printed.LeftOut);
        Assert.Equal(1, Assert.Single(await _world.Sql<int>("SELECT COUNT(*) FROM kernel_audit WHERE kind = 'export'")));
    }

    [Fact]
    public async Task What_is_recorded_after_the_release_is_not_given()
    {
        foreach (var part in (await Parts()).Where(p => p.Waits)) await Decide(part, AccessDecision.Give);
        await Lead.Send(new ReviewAccess.End(_request, 1, null));
        var before = (await Lead.Ask(new PrintAccess.Query(_request))).Given.Count;
        await _world.Arrange("""
            INSERT INTO families_sharing (id, person_id, purpose, basis, recorded_at) VALUES (@id, @_person, 'Research', 'NotAsked', '2026-03-02 10:00:00.000')
            """, new { id = _world.NewId(), _person });
        Assert.Equal(before, (await Lead.Ask(new PrintAccess.Query(_request))).Given.Count);
    }

    [Fact]
    public async Task Each_decision_says_what_it_needs()
    {
        var parts = await Parts();
        var (mine, concern) = (parts.First(p => p.Waits), parts.First(p => p.Kept.Withheld is not null));
        Assert.Equal("Decision", (await Assert.ThrowsAsync<Refused>(() => Decide(mine, null))).Input);
        Assert.Equal("Words", (await Assert.ThrowsAsync<Refused>(() => Decide(mine, AccessDecision.Shorten))).Input);
        Assert.Equal("Reason", (await Assert.ThrowsAsync<Refused>(() => Decide(mine, AccessDecision.LeaveOut))).Input);
        Assert.Equal("Reason", (await Assert.ThrowsAsync<Refused>(() => Decide(concern, AccessDecision.Give))).Input);
        await Assert.ThrowsAsync<NotFound>(() => Lead.Send(new ReviewAccess.Command(_request, "Families", _world.NewId(), AccessDecision.Give, null, null)));
        Assert.Empty(await _world.Sql<Guid>("SELECT part_id FROM families_access_decision"));

        await Decide(concern, AccessDecision.Shorten, "A worker was worried about you.", "They know of it, and ask for it");
        Assert.Equal("A worker was worried about you.", (await Parts()).Single(p => p.Kept.Id == concern.Kept.Id).Given);
        await Decide(concern, AccessDecision.LeaveOut, reason: "On second thoughts");
        Assert.Null((await Parts()).Single(p => p.Kept.Id == concern.Kept.Id).Given);
    }

    [Fact]
    public async Task One_decision_may_hold_for_all_of_a_kind_and_never_for_what_is_withheld()
    {
        var sharing = (await Parts()).Where(p => p.Kept.Kind == "What you said about sharing").ToList();
        await _world.Arrange("""
            INSERT INTO families_sharing (id, person_id, purpose, basis, recorded_at) VALUES (@id, @_person, 'Research', 'NotAsked', '2026-03-02 10:00:00.000')
            """, new { id = _world.NewId(), _person });
        await Lead.Send(new ReviewAccess.Command(_request, "Families", sharing[0].Kept.Id, AccessDecision.Give, null, null, AllOfKind: true));
        var after = await Parts();
        Assert.Equal(sharing.Count + 1, after.Count(p => p.Decision == AccessDecision.Give));
        Assert.All(after.Where(p => p.Decision is not null), p => Assert.Equal("What you said about sharing", p.Kept.Kind));
        Assert.Equal("AllOfKind", (await Assert.ThrowsAsync<Refused>(() => Lead.Send(new ReviewAccess.Command(_request, "Families", sharing[0].Kept.Id, AccessDecision.Shorten, "Words", null, AllOfKind: true)))).Input);
    }

    [Fact]
    public async Task One_that_is_declined_says_why_and_is_over()
    {
        Assert.Equal("Declined", (await Assert.ThrowsAsync<Refused>(() => Lead.Send(new ReviewAccess.End(_request, 1, "")))).Input);
        await Lead.Send(new ReviewAccess.End(_request, 1, "It was asked for by somebody else"));
        Assert.Equal("Declined", Assert.Single(await Lead.Ask(new FindForRights.Open())).State);
        await Assert.ThrowsAsync<Conflict>(() => Lead.Send(new ReviewAccess.End(_request, 2, null)));
        await Assert.ThrowsAsync<Conflict>(async () => await Decide((await Parts())[0], AccessDecision.Give));
    }

    [Fact]
    public async Task Two_who_end_it_at_once_are_told()
    {
        foreach (var part in (await Parts()).Where(p => p.Waits)) await Decide(part, AccessDecision.Give);
        await Assert.ThrowsAsync<Conflict>(() => Lead.Send(new ReviewAccess.End(_request, 7, null)));
    }

    [Fact]
    public async Task Nobody_else_may()
    {
        await Assert.ThrowsAsync<Denied>(() => _world.Hub().Ask(new ReviewAccess.Query(_request)));
        await Assert.ThrowsAsync<Denied>(() => _world.Hub().Ask(new PrintAccess.Query(_request)));
        await Assert.ThrowsAsync<Denied>(() => _world.Hub().Ask(new GatherForAccess(_person)));
        await Assert.ThrowsAsync<Denied>(() => _world.Hub().Send(new ReviewAccess.End(_request, 1, null)));
        await Assert.ThrowsAsync<Denied>(() => _world.Hub().Send(new ReviewAccess.Command(_request, "Families", _person, AccessDecision.Give, null, null)));
    }
}
