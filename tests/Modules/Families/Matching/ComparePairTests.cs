using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Matching;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Matching;

public sealed class ComparePairTests : IAsyncLifetime
{
    private World _world = null!;
    private RegisterFamily _known = null!;
    private RegisterFamily _held = null!;
    private Guid _pair;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        _known = await _world.Family(_world.Form().With(_world.Child("Ife", 2024, 4)));
        _held = _world.Form("Amy", "Okaforr", "ZH2 2BB").With(_world.Child("Ifé", 2024, 4));
        Assert.Equal(RegisterFamily.Outcome.Held, (await _world.Hub().Send(_held)).Outcome);
        _pair = (await _world.DataQuality().Ask(new ListPairs.Query())).Rows.Single().Id;
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private Task<ComparePair.Answer> Look(string? reason) => _world.DataQuality().With(services =>
    {
        services.GetRequiredService<Audit>().Reason = reason;
        return services.GetRequiredService<ISend>().Ask(new ComparePair.Query(_pair));
    });

    private ComparePair.Command Decide(PairDecision? decision, Guid? kept = null) => new(_pair, 1, decision, kept, MatchingWorld.Why);

    [Fact]
    public async Task First_names_alone_until_a_reason_is_given_then_side_by_side_with_what_speaks_for_and_against()
    {
        var masked = await Look(null);
        Assert.Null(masked.Shown);
        Assert.Equal(["Amara", "Amy"], masked.People.Split(" and ").Order());
        Assert.Equal(("The same mobile number", true), (masked.Because, masked.HeldFamily));

        var shown = (await Look("Checking a registration")).Shown!;
        Assert.Contains(shown.Rows, r => r is { What: "Address", Differs: true });
        Assert.Contains(shown.Rows, r => r is { What: "Ways to reach them", Differs: false });
        Assert.Contains("The same mobile number", shown.For);
        Assert.Contains("Different first names", shown.Against);
        Assert.Contains("memberships of households: 1", shown.KeptOfOne);
        Assert.Equal([false, true], new[] { shown.MayKeepOne, shown.MayKeepOther }.Order());
        Assert.Null(shown.Refused);
        Assert.Contains("Checking a registration", await _world.Sql<string>("SELECT reason FROM kernel_audit WHERE kind = 'view' AND reason IS NOT NULL"));
    }

    [Fact]
    public async Task The_same_person_is_joined_and_the_held_family_is_read_as_the_one_that_was_known()
    {
        var (kept, merged) = (_known.Adult!.PersonId, _held.Adult!.PersonId);
        Assert.NotNull(await _world.DataQuality().Send(Decide(PairDecision.Same, kept)));

        Assert.Equal([new PersonMerged(kept, merged), new RegistrationResolved(_held.HouseholdId, RegistrationOutcome.MergedInto, kept), new HouseholdsMerged(_known.HouseholdId, _held.HouseholdId)],
            _world.Told.TakeLast(3));
        Assert.DoesNotContain(_world.Told, t => t is FamilyRegistered told && told.HouseholdId == _held.HouseholdId);
        // The hub worker registered the held one, and so works with the one that was known; the adult is in it once.
        var card = (await _world.Hub().Ask(new GetHousehold(_held.HouseholdId)))!;
        Assert.Equal((_known.HouseholdId, Masking.Full, "ZH1 1AA"), (card.Id, card.Masking, card.Postcode));
        Assert.Equal(["Amara Okafor", "Ife Okafor", "Ifé Okaforr"], card.Members.Select(m => m.Name).Order());
        var person = Assert.Single(await _world.Hub().Ask(new GetPeople([merged])));
        Assert.Equal((merged, kept, "Amara Okafor", _known.HouseholdId), (person.Id, person.KeptId, person.Name, person.HouseholdId));
        Assert.Equal(["Registered"], await _world.Sql<string>("SELECT state FROM families_household WHERE id = @HouseholdId", new { _held.HouseholdId }));
    }

    [Fact]
    public async Task Two_people_are_remembered_and_not_asked_about_again_and_the_family_is_released()
    {
        Assert.Null(await _world.DataQuality().Send(Decide(PairDecision.NotSame)));
        Assert.Equal(Masking.Full, (await _world.Hub().Ask(new GetHousehold(_held.HouseholdId)))!.Masking);
        Assert.Contains(new RegistrationResolved(_held.HouseholdId, RegistrationOutcome.Released, null), _world.Told);
        await _world.Deliver(); // the sweep over the new family finds the same two
        Assert.Empty((await _world.DataQuality().Ask(new ListPairs.Query())).Rows);
    }

    [Fact]
    public async Task A_registration_by_mistake_is_refused_shown_to_nobody_and_matches_nobody()
    {
        await _world.DataQuality().Send(Decide(PairDecision.Mistake));
        Assert.Equal(new RegistrationResolved(_held.HouseholdId, RegistrationOutcome.Refused, null), _world.Told[^1]);
        Assert.Empty((await _world.Hub().Find("okaforr")).Rows);
        await Assert.ThrowsAsync<NotFound>(() => _world.Hub().With(s => s.GetRequiredService<ISend>().Ask(new GatherTimeline(_held.HouseholdId))));
        var again = _world.Form("Zoe", "Zander", "ZH2 2BB", "01632 960 009").With(_world.Child("Ifé", 2024, 8));
        Assert.Equal(RegisterFamily.Outcome.Made, (await _world.Hub().Send(again)).Outcome);
    }

    [Fact]
    public async Task A_second_press_does_nothing_twice_and_another_decision_is_a_conflict()
    {
        await _world.DataQuality().Send(Decide(PairDecision.Same, _known.Adult!.PersonId));
        Assert.Null(await _world.DataQuality().Send(Decide(PairDecision.Same, _known.Adult.PersonId)));
        Assert.Single(_world.Told.OfType<PersonMerged>());
        await Assert.ThrowsAsync<Conflict>(() => _world.DataQuality().Send(Decide(PairDecision.NotSame)));
    }

    [Fact]
    public async Task What_is_missing_or_wrong_is_refused_and_nothing_is_kept()
    {
        async Task<string> Refused(ComparePair.Command command) => (await Assert.ThrowsAsync<Refused>(() => _world.DataQuality().Send(command))).Input;
        Assert.Equal("Decision", await Refused(Decide(null)));
        Assert.Equal("KeptId", await Refused(Decide(PairDecision.Same)));
        Assert.Equal("KeptId", await Refused(Decide(PairDecision.Same, _world.NewId())));
        Assert.Equal("KeptId", await Refused(Decide(PairDecision.Same, _held.Adult!.PersonId)));
        Assert.Equal("Why", await Refused(Decide(PairDecision.NotSame) with { Why = "x" }));
        Assert.Equal("Why", await Refused(Decide(PairDecision.NotSame) with { Why = new string('x', 501) }));
        var apart = await _world.Pair(_known.Adult!.PersonId, _known.Children![0].PersonId);
        Assert.Equal("Decision", await Refused(new(apart, 1, PairDecision.Mistake, null, MatchingWorld.Why)));
        Assert.Empty(await _world.Sql<Guid>("SELECT id FROM families_alias"));
        await Assert.ThrowsAsync<NotFound>(() => _world.DataQuality().Send(Decide(PairDecision.NotSame) with { PairId = _world.NewId() }));
        await Assert.ThrowsAsync<Conflict>(() => _world.DataQuality().Send(Decide(PairDecision.NotSame) with { Version = 7 }));
    }

    [Fact]
    public async Task Two_different_verified_numbers_refuse()
    {
        await _world.Arrange("UPDATE families_person SET nhs_number = '9990000018', nhs_status = '01' WHERE id = @PersonId", _known.Adult!);
        await _world.Arrange("UPDATE families_person SET nhs_number = '9990000026', nhs_status = '01' WHERE id = @PersonId", _held.Adult!);
        Assert.Contains("two different verified NHS numbers", (await Look("Checking a registration")).Shown!.Refused, StringComparison.Ordinal);
        var refused = await Assert.ThrowsAsync<Refused>(() => _world.DataQuality().Send(Decide(PairDecision.Same, _known.Adult!.PersonId)));
        Assert.Equal("Decision", refused.Input);
        await _world.Arrange("UPDATE families_person SET nhs_status = '02' WHERE id = @PersonId", _held.Adult!);
        Assert.NotNull(await _world.DataQuality().Send(Decide(PairDecision.Same, _known.Adult!.PersonId)));
    }

    [Fact]
    public async Task Nobody_else_may_look_or_decide()
    {
        await Assert.ThrowsAsync<Denied>(() => _world.Hub().Ask(new ComparePair.Query(_pair)));
        await Assert.ThrowsAsync<Denied>(() => _world.Hub().Send(Decide(PairDecision.NotSame)));
        await Assert.ThrowsAsync<Denied>(() => _world.As(Roles.SafeguardingLead, FamiliesWorld.Mdt).Send(Decide(PairDecision.NotSame)));
    }
}
