using Neighbourhood.Families.People;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.People;

public sealed class EditFactsTests : IAsyncLifetime
{
    private World _world = null!;
    private Guid _person;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        _person = (await _world.Household()).Mother;
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private EditFacts.Command Edit() => new(_person, 1, "2", "she and her", "C", "Roma", ["09", "02"], true, "a12345");

    private async Task<string[]> Shown() => [.. (await _world.Hub().Panel<FactsPanel, FactsPanel.Model>(_person)).Who.Select(f => $"{f.Key}: {f.Value}")];

    [Fact]
    public async Task What_somebody_says_of_themselves_is_kept_and_shown()
    {
        Assert.Contains("Ethnic group: Not asked yet", await Shown());
        await _world.Hub().Send(Edit());
        Assert.Equal(new EditFacts.Facts(2, "2", "she and her", "C", true, "Roma", "02,09", true, "A12345"), (await _world.Hub().Ask(new EditFacts.Query(_person))).Facts);
        Assert.Equal(
            ["Official name: Amara Okafor", "Born: April 1994", "Gender: Female", "Pronouns: she and her", "Ethnic group: White: any other (Roma)", "Disability: Hearing, Sight", "Cares for somebody: Yes", "GP practice: A12345"],
            await Shown());
    }

    [Fact]
    public async Task Not_known_is_an_answer_and_not_asked_yet_is_none()
    {
        await _world.Hub().Send(Edit() with { Ethnicity = "99", EthnicityDetail = null });
        Assert.Contains("Ethnic group: Not known", await Shown());
        await _world.Hub().Send(Edit() with { Version = 2, Ethnicity = null });
        Assert.Contains("Ethnic group: Not asked yet", await Shown());
        Assert.Equal(["White", "Not known", "Not asked yet"], new[] { "White", Codes.EthnicityInWords("99", true, null), Codes.EthnicityInWords("99", false, null) });
    }

    [Fact]
    public async Task A_stale_page_is_a_conflict_that_shows_both()
    {
        await _world.Hub().Send(Edit());
        var conflict = await Assert.ThrowsAsync<Conflict>(() => _world.Hub().Send(Edit() with { GpPractice = "B54321" }));
        Assert.Equal(("A12345", "B54321"), (conflict.Stands["GP practice"], conflict.Sent["GP practice"]));
    }

    [Fact]
    public async Task What_is_wrong_is_refused_by_name()
    {
        var refused = await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(
            Edit() with { Gender = "5", Pronouns = new string('x', 41), Ethnicity = "QQ", EthnicityDetail = new string('x', 101), Disability = ["42"], GpPractice = "<b>" }));
        Assert.Equal(["Gender", "Pronouns", "Ethnicity", "EthnicityDetail", "Disability", "GpPractice"], refused.Reasons.Select(r => r.Input));
        Assert.Equal("Disability", (await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(Edit() with { Disability = ["NN", "02"] }))).Input);
    }

    [Fact]
    public async Task Who_does_not_work_with_them_finds_nobody_and_of_a_restricted_person_the_panel_holds_no_fact()
    {
        await Assert.ThrowsAsync<NotFound>(() => _world.Hub(_world.NewId()).Send(Edit()));
        await _world.Hub().Send(Edit());
        await _world.Restrict(_person);
        var said = System.Text.Json.JsonSerializer.Serialize(await _world.Hub().Panel<FactsPanel, FactsPanel.Model>(_person));
        foreach (var hidden in new[] { "Okafor", "Roma", "A12345", "April" }) Assert.DoesNotContain(hidden, said, StringComparison.Ordinal);
        Assert.Null((await _world.Practitioner().Ask(new EditFacts.Query(_person))).Facts);
        await Assert.ThrowsAsync<Refused>(() => _world.Practitioner().Send(Edit() with { Version = 2 }));
    }
}
