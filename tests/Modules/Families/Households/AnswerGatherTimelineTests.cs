using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Households;
using Neighbourhood.Families.People;
using Neighbourhood.Families.Warnings;
using Neighbourhood.Kernel;
using Neighbourhood.Modules.Families.People;
using Neighbourhood.Modules.Families.Warnings;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Households;

public sealed class AnswerGatherTimelineTests : IAsyncLifetime
{
    private World _world = null!;
    private PersonActor.Home _home = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        _home = await _world.Household();
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private async Task<string[]> Says(Actor actor) =>
        [.. (await actor.Ask(new GatherTimeline(_home.HouseholdId))).OrderBy(p => p.At).Select(p => $"{p.At.LondonDay():yyyy-MM-dd} {p.Says}")];

    [Fact]
    public async Task What_happened_is_told_without_names_or_content()
    {
        _world.Clock.Advance(TimeSpan.FromDays(10));
        await _world.Hub().Send(new EditPerson.Command(_home.Mother, 1, "Amara", "Okafor", false, null, null, null, false, "999 000 0019", null, SetAside: true));
        await _world.Hub().Send(new EditPerson.Command(_home.Mother, 2, "Amara", "Okafor", false, null, null, null, false, "999 000 0018", null));
        await _world.Hub().Send(new ChangeAddress.Command(_home.HouseholdId, 1, null, null, null, "ZH2 2BB", false, null));
        _world.Clock.Advance(TimeSpan.FromDays(1));
        var note = _world.NewId();
        await _world.Hub().Send(new AddWarningNote.Command(note, _home.Father, AddWarningNoteTests.Form));
        await _world.Hub().Send(new AddMember.Command(_world.NewId(), _home.HouseholdId, "Ada", "Okafor", false, "Grandparent", null));
        _world.Clock.Advance(TimeSpan.FromDays(1));
        await _world.Hub().Send(new ReviewWarningNote.Command(_home.Father, note, 1, new DateOnly(2026, 3, 14), false, null, "Nothing more", "Ruth Field"));
        var says = await Says(_world.Hub());
        Assert.Equal(
            ["2026-03-02 The family was registered", "2026-03-12 An NHS number was corrected", "2026-03-12 The family moved to another address", "2026-03-13 A warning note was opened",
                "2026-03-13 Somebody joined the family", "2026-03-14 A warning note was closed"],
            says.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Who_does_not_work_with_the_family_is_told_nothing()
    {
        await Assert.ThrowsAsync<NotFound>(() => Says(_world.Hub(_world.NewId())));
        await Assert.ThrowsAsync<Denied>(() => Says(_world.As(Roles.InvitedAttendee)));
    }
}
