using Neighbourhood.Families.People;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.People;

public sealed class EditNeedsTests : IAsyncLifetime
{
    private World _world = null!;
    private Guid _person;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        _person = (await _world.Household()).Mother;
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private EditNeeds.Command Edit() => new(_person, 1, "Igbo", true, ["Other", "LargePrint"], ["13", "11"], "9", ["Letter", "Telephone"], "Yes", "No", "Unknown", null);

    [Fact]
    public async Task What_helps_is_kept_in_the_order_of_the_lists_and_shown()
    {
        await _world.Hub().Send(Edit());
        var needs = (await _world.Hub().Ask(new EditNeeds.Query(_person))).Needs;
        Assert.Equal(new EditNeeds.Needs(2, "Igbo", true, "LargePrint,Other", "11,13", "9", "Telephone,Letter", "Yes", "No", "Unknown", null), needs);
        var panel = await _world.Hub().Panel<FactsPanel, FactsPanel.Model>(_person);
        Assert.Equal(
            ["Language: Igbo, interpreter needed", "What helps to read or hear us: Large print, Something else", "Letters and leaflets in: Large print, Audio tape", "Likes to be reached by: Text message",
                "Never by: Telephone, Letter", "Going online: device: yes, data or wifi: no"],
            panel.Needs.Select(f => $"{f.Key}: {f.Value}"));
        Assert.Contains("Never by", await _world.Sql<string>("SELECT field FROM families_change"));
    }

    [Fact]
    public async Task A_stale_page_is_a_conflict_that_shows_both()
    {
        await _world.Hub().Send(Edit());
        var conflict = await Assert.ThrowsAsync<Conflict>(() => _world.Hub().Send(Edit() with { Language = "Polish" }));
        Assert.Equal(("Igbo", "Polish"), (conflict.Stands["Main language"], conflict.Sent["Main language"]));
        Assert.Single(conflict.Stands);
    }

    [Fact]
    public async Task Codes_that_are_none_are_refused_by_name()
    {
        var refused = await Assert.ThrowsAsync<Refused>(() => _world.Hub().Send(
            Edit() with { Language = new string('x', 51), Accessible = ["x"], Formats = ["14"], ContactPreference = "0", NeverBy = ["Pigeon"], Device = "x", Data = "x", Skills = "x", Confidence = "x" }));
        Assert.Equal(["Language", "Accessible", "Formats", "ContactPreference", "NeverBy", "Device", "Data", "Skills", "Confidence"], refused.Reasons.Select(r => r.Input));
    }

    [Fact]
    public async Task Who_does_not_work_with_them_finds_nobody_and_a_restricted_person_needs_a_reason()
    {
        await Assert.ThrowsAsync<NotFound>(() => _world.Hub(_world.NewId()).Send(Edit()));
        await Assert.ThrowsAsync<Denied>(() => _world.As(Roles.PracticeStaff, FamiliesWorld.North).Ask(new EditNeeds.Query(_person)));
        await _world.Restrict(_person);
        Assert.Null((await _world.Practitioner().Ask(new EditNeeds.Query(_person))).Needs);
        Assert.Equal("Reason", (await Assert.ThrowsAsync<Refused>(() => _world.Practitioner().Send(Edit()))).Input);
        await _world.Practitioner().SendFor("She asked me to", Edit());
        Assert.Equal("Igbo", (await _world.Practitioner().AskFor("She asked me to", new EditNeeds.Query(_person))).Needs!.Language);
    }
}
