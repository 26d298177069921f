using Neighbourhood.Families.ContactPoints;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.People;
using Neighbourhood.Families.Relations;
using Neighbourhood.Kernel;
using Neighbourhood.Modules.Families.People;
using Neighbourhood.Modules.Families.Tasks;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Rights;

public sealed class AnswerGatherForAccessTests : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 3, 2);
    private World _world = null!;
    private PersonActor.Home _home = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        _home = await _world.Household();
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private async Task<ILookup<string, GatherForAccess.Part>> Parts(Guid person)
    {
        var parts = await _world.As(Roles.InformationGovernanceLead, Guid.Empty).Ask(new GatherForAccess(person));
        Assert.Equal(parts.Count, parts.Select(p => p.Id).Distinct().Count()); // each is decided on by itself
        return parts.ToLookup(p => p.Kind);
    }

    [Fact]
    public async Task It_says_what_a_person_told_of_themselves_and_how_to_reach_them()
    {
        await _world.Arrange("""
            UPDATE families_person SET gender = '2', pronouns = 'she', disability = '02', gp_practice_ods = 'P84001', written_format = '11', digital_skills = 'No' WHERE id = @Mother
            """, new { _home.Mother });
        await _world.Hub().Send(new AddContactPoint.Command(_world.NewId(), _home.Mother, "Email", "amara@example.org", null, "Yes", "after six", "Write in large letters"));
        var parts = await Parts(_home.Mother);
        var who = Assert.Single(parts["Who you are"]).Text;
        foreach (var line in new[] { "Name: Amara Okafor", "Gender: Female", "Pronouns: she", "Disability: Hearing", "GP practice: P84001", "Letters and leaflets in: Large print", "Going online, skills: No" })
            Assert.Contains(line, who, StringComparison.Ordinal);
        Assert.Contains("Email: amara@example.org. Safe to leave a message: yes. Safe times: after six. Write in large letters", parts["How to reach you"].Select(p => p.Text));
        Assert.Contains(parts["What was changed"], p => p.Text.StartsWith("Ways to reach them: nothing became Email", StringComparison.Ordinal));
    }

    [Fact]
    public async Task School_and_statuses_are_given_but_for_a_protection_plan()
    {
        await _world.Hub().Send(new RecordSchool.Command(_world.NewId(), _home.Child, null, "Harbour Lane Primary", Today, "Her mother"));
        foreach (var code in new[] { "FH", "CP" })
            await _world.Hub().Send(new RecordSocialCare.Command(_world.NewId(), _home.Child, code, Today, "The social care record", Today));
        var parts = await Parts(_home.Child);
        Assert.Equal("Harbour Lane Primary, since 2 March 2026 (Her mother)", Assert.Single(parts["Your school or nursery"]).Text);
        Assert.Equal([("Child protection plan", (Withholding?)Withholding.SeriousHarm), ("Family Help", null)],
            parts["What children's social care does"].Select(p => (p.Text.Split(',')[0], p.Withheld)).Order());
    }

    [Fact]
    public async Task What_names_others_is_left_out_unless_decided_otherwise()
    {
        await _world.Hub().Send(new AddRelationship.Command(_world.NewId(), _home.Mother, _home.Child, "Parent", MainCarer: true, Responsibility: "Yes"));
        await _world.Hub().Send(new SayWhoMayBeTold.Command(_world.NewId(), _home.Child, _home.Father, TellingSubject.Whereabouts, false, _home.Mother, "A court order"));
        var child = await Parts(_home.Child);
        var tie = Assert.Single(child["Who is related to you"]);
        Assert.Equal((Withholding.OthersData, _home.Mother), (tie.Withheld, Assert.Single(tie.Others)));
        Assert.StartsWith("Child of somebody else", tie.Text, StringComparison.Ordinal);
        var told = Assert.Single(child["Who may be told what"]);
        Assert.Equal(("Where they live or are about you may not be told to somebody else: A court order (since 2 March 2026)", Withholding.OthersData), (told.Text, told.Withheld));
        Assert.Equal(new[] { _home.Father, _home.Mother }.Order(), told.Others.Order());
        Assert.Single((await Parts(_home.Father))["Who may be told what"]);
    }

    [Fact]
    public async Task A_warning_is_given_where_the_person_was_told_of_it()
    {
        async Task Note(string word, string? on) => await _world.Arrange("""
            INSERT INTO families_warning_note (id, person_id, type, start_on, review_on, disclosed_on, disclosure_details, justification, notes, manager, discussed_on, recorded_at, version)
            VALUES (@id, @Mother, 'Animals', '2026-01-01', '2026-12-01', @on, 'That there is a note', 'He would be angry', @word, 'Ruth Field', '2026-01-01', '2026-01-01 10:00:00.000', 1)
            """, new { id = _world.NewId(), _home.Mother, on, word });
        await Note("A dog", "2026-01-02");
        await Note("Two dogs", null);
        var notes = (await Parts(_home.Mother))["A warning for workers"].ToList();
        Assert.Equal([(Withholding?)null, Withholding.SeriousHarm], notes.Select(n => n.Withheld));
        Assert.Equal("Animals at the home\nA dog\nYou were told on 2 January 2026: That there is a note", notes[0].Text);
        Assert.EndsWith("Why you were not told: He would be angry", notes[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tasks_are_given_but_for_the_familys_and_what_few_may_know_of_and_a_death_names_who_told_it()
    {
        await _world.Task(team: FamiliesWorld.Site, person: _home.Mother);
        await _world.Task(team: FamiliesWorld.Site, person: _home.Mother, kind: "safeguarding.visit");
        await _world.Task(team: FamiliesWorld.Site, household: _home.HouseholdId);
        await _world.Arrange("""
            INSERT INTO families_death (id, person_id, died_on, date_known, told_by, recorded_at) VALUES (@id, @Mother, '2026-03-01', 1, 'Her sister', '2026-03-02 10:00:00.000')
            """, new { id = _world.NewId(), _home.Mother });
        var parts = await Parts(_home.Mother);
        Assert.Equal(["Ring about the nursery place (to do)"], parts["Something to do for you"].Select(p => p.Text).Distinct());
        Assert.Equal([(Withholding?)null, Withholding.SeriousHarm, Withholding.OthersData], parts["Something to do for you"].Select(p => p.Withheld));
        var death = Assert.Single(parts["A death that was recorded"]);
        Assert.Equal(("Died on 1 March 2026. Told by: Her sister", Withholding.OthersData), (death.Text, death.Withheld));
    }
}
