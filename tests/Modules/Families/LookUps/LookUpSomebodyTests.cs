using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.LookUps;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.LookUps;

public sealed class LookUpSomebodyTests : IAsyncLifetime
{
    private static readonly DateOnly Born = new(1994, 4, 7);

    private World _world = null!;
    private RegisterFamily _family = null!;
    private Actor _asker = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        var form = _world.Form();
        _family = form with { Adult = form.Adult! with { Born = Born, BornMonthOnly = false, NhsNumber = "9990000018", Traced = true } };
        await _world.Hub().Send(_family);
        _asker = _world.Hub(_world.NewId());
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private static LookUpSomebody.Command Details(string? first = "Amára", string? family = "OKAFOR", string? postcode = "zh11aa", DateOnly? born = null) =>
        new(first, family, false, born ?? Born, postcode, null, "She came to our session");

    private static LookUpSomebody.Command Number(string number = "999 000 0018") => new(null, null, false, null, null, number, "She came to our session");

    [Fact]
    public async Task All_details_answer_one_line_with_an_organisation_and_nothing_else()
    {
        var answer = await _asker.Send(Details());
        Assert.Equal(new LookUpSomebody.Answer(LookUpOutcome.Known, "Known to Neighbourhood. Ask the coordinator of Harbour Lane Trust."), answer);
        Assert.Equal(LookUpOutcome.Known, (await _asker.Send(Number())).Outcome);
    }

    [Fact]
    public async Task That_one_asked_why_and_about_whom_is_in_the_audit()
    {
        await _asker.Send(Details());
        Assert.Equal($"{_family.Adult!.PersonId}|She came to our session",
            Assert.Single(await _world.Sql<string>("SELECT CONCAT(subjects, '|', reason) FROM kernel_audit WHERE kind = 'view' AND what = 'Families.LookUpSomebody'")));
        Assert.Empty(await _world.Sql<Guid>("SELECT id FROM kernel_audit WHERE fields LIKE '%kafor%'"));
    }

    [Theory]
    [InlineData("Amara", "Okaf", "ZH1 1AA")]
    [InlineData("Ama", "Okafor", "ZH1 1AA")]
    [InlineData("Amara", "Okafor", "ZH1 1AB")]
    public async Task Part_of_the_details_finds_nobody(string first, string family, string postcode) =>
        Assert.Equal(LookUpOutcome.NotKnown, (await _asker.Send(Details(first, family, postcode))).Outcome);

    [Fact]
    public async Task Another_day_of_birth_finds_nobody_unless_only_the_month_is_known()
    {
        Assert.Equal(LookUpOutcome.NotKnown, (await _asker.Send(Details(born: Born.AddDays(1)))).Outcome);
        await _world.Arrange("UPDATE families_person SET date_of_birth = '1994-04-01', birth_month_only = 1");
        Assert.Equal(LookUpOutcome.Known, (await _asker.Send(Details(born: Born.AddDays(1)))).Outcome);
    }

    [Fact]
    public async Task Ones_own_family_is_said_to_be_so() => Assert.Equal(LookUpOutcome.YoursAlready, (await _world.Hub().Send(Details())).Outcome);

    [Fact]
    public async Task A_number_that_nobody_traced_proves_nobody()
    {
        await _world.Arrange("UPDATE families_person SET nhs_status = '02'");
        Assert.Equal(LookUpOutcome.SomebodyWillLook, (await _asker.Send(Number())).Outcome);
    }

    [Fact]
    public async Task Of_a_restricted_person_and_of_one_who_has_died_the_answer_is_the_same_and_somebody_looks()
    {
        await _world.Restrict(_family.Adult!.PersonId);
        var restricted = await _asker.Send(Details());
        Assert.Equal(new(LookUpOutcome.SomebodyWillLook, "Someone will look at this, and answers you here."), restricted);
        Assert.Equal(restricted, await _world.Hub().Send(Details()));
        await _world.Arrange("UPDATE families_person SET sensitivity = 'Normal', deceased_on = '2026-01-01'");
        Assert.Equal(restricted, await _asker.Send(Details()));
        Assert.Equal(3, (await _world.As(Roles.DataQuality, Guid.Empty).Ask(new AnswerLookUp.Query())).Count);
    }

    [Fact]
    public async Task Peer_support_and_maternity_that_is_not_shown_name_no_organisation()
    {
        await _world.Arrange("DELETE FROM families_involvement");
        await _world.Arrange("UPDATE families_household SET organisation_id = NULL");
        await _world.Arrange("INSERT INTO families_involvement (id, household_id, organisation_id, kind, shown, from_on) VALUES (@id, @HouseholdId, @Organisation, 'peer', 1, '2026-01-01')",
            new { id = _world.NewId(), _family.HouseholdId, FamiliesWorld.Organisation });
        await _world.Arrange("INSERT INTO families_involvement (id, household_id, organisation_id, kind, shown, from_on) VALUES (@id, @HouseholdId, @Organisation, 'maternity', 0, '2026-01-01')",
            new { id = _world.NewId(), _family.HouseholdId, FamiliesWorld.Organisation });
        Assert.Equal(LookUpOutcome.SomebodyWillLook, (await _asker.Send(Details())).Outcome);
    }

    [Fact]
    public async Task Three_looks_an_hour_and_no_more_and_the_fourth_is_kept_as_denied()
    {
        for (var at = 0; at < 3; at++) await _asker.Send(Details());
        Assert.Contains("within an hour", (await Assert.ThrowsAsync<Refused>(() => _asker.Send(Details()))).Message, StringComparison.Ordinal);
        Assert.Equal(["Families.LookUpSomebody"], await _world.Sql<string>("SELECT what FROM kernel_audit WHERE kind = 'denied'"));
        await _world.Hub(_world.NewId()).Send(Details());
        _world.Clock.Advance(TimeSpan.FromMinutes(61));
        await _asker.Send(Details());
    }

    [Fact]
    public async Task What_is_missing_is_asked_for_and_counts_as_no_look()
    {
        var refused = await Assert.ThrowsAsync<Refused>(() => _asker.Send(new LookUpSomebody.Command(null, " ", false, null, "ZH1", null, null)));
        Assert.Equal(["Reason", "FirstName", "FamilyName", "Born", "Postcode"], refused.Reasons.Select(r => r.Input));
        Assert.Equal("NhsNumber", (await Assert.ThrowsAsync<Refused>(() => _asker.Send(Number("999 000 0019")))).Input);
        Assert.Empty(await _world.Sql<Guid>("SELECT id FROM families_look_up"));
    }

    [Fact]
    public async Task The_asker_reads_their_own_looks_and_the_answers()
    {
        await _asker.Send(Details());
        var mine = await _asker.With(s => s.GetRequiredService<MyLookUps>().Latest(CancellationToken.None));
        Assert.Equal([("She came to our session", "Known: you were told whom to ask")], mine.Select(l => (l.Reason, l.Says)));
        Assert.Empty(await _world.Hub().With(s => s.GetRequiredService<MyLookUps>().Latest(CancellationToken.None)));
    }

    [Fact]
    public async Task Who_has_no_such_role_is_denied() => await Assert.ThrowsAsync<Denied>(() => _world.As(Roles.Analyst, FamiliesWorld.North).Send(Details()));
}
