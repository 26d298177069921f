using Neighbourhood.Access.Contracts;
using Neighbourhood.FamilyHubs.Offer;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Offer;

public sealed class ChangeProgrammeTests : ArrangedOffer
{
    /// <summary>A cohort that begins in two weeks.</summary>
    private async Task<Guid> ToCome() =>
        await Manager.Send(new PlanProgramme.Command(World.NewId(), await Activity("Talking together"), "Spring 2026", null, Today.AddDays(14), 8, 8));

    private static ChangeProgramme.Command Right(Guid id, Guid? who = null, int version = 1) => new(id, " Summer 2026 ", who, 10, version);

    [Fact]
    public async Task Until_it_begins_its_name_its_facilitator_and_its_sessions_can_be_put_right()
    {
        var id = await ToCome();
        await Manager.Send(Right(id, Worker.Id));
        await Manager.Send(Right(id, Worker.Id)); // a second press
        var shown = await Manager.Ask(new SeeProgramme(id));
        Assert.Equal(("Summer 2026", Worker.Id, 10, 8, 2), (shown.Row.Cohort, shown.Row.FacilitatorUserId!.Value, shown.Row.RequiredSessions, shown.Enough, shown.Row.Version));
    }

    [Fact]
    public async Task Once_it_has_begun_only_who_facilitates_it_changes_and_nothing_when_it_is_over()
    {
        var id = await ToCome();
        World.Clock.Advance(TimeSpan.FromDays(14));
        var refused = await Assert.ThrowsAsync<Refused>(() => Manager.Send(Right(id)));
        Assert.Equal(["Cohort", "RequiredSessions"], refused.Reasons.Select(r => r.Input));
        await Manager.Send(new ChangeProgramme.Command(id, "Spring 2026", Worker.Id, 8, 1));
        Assert.Equal(Worker.Id, (await Manager.Ask(new SeeProgramme(id))).Row.FacilitatorUserId);
        World.Clock.Advance(TimeSpan.FromDays(60));
        await IsRefused(Manager.Send(new ChangeProgramme.Command(id, "Spring 2026", null, 8, 2)), "", "over");
    }

    [Fact]
    public async Task What_is_missing_or_wrong_is_refused_by_name_and_a_facilitator_who_has_left_may_stay_until_another_is_found()
    {
        var id = await Planned(facilitator: Worker.Id);
        World.Answers<GetStaff, IReadOnlyList<GetStaff.Worker>>(_ => []);
        await IsRefused(Manager.Send(new ChangeProgramme.Command(id, "Spring 2026", World.NewId(), 8, 1)), "FacilitatorUserId", "somebody who works here");
        var refused = await Assert.ThrowsAsync<Refused>(() => Manager.Send(new ChangeProgramme.Command(id, " ", Worker.Id, 61, 1)));
        Assert.Equal(["Cohort", "RequiredSessions"], refused.Reasons.Select(r => r.Input).Distinct());
        await Manager.Send(new ChangeProgramme.Command(id, "Spring 2026", null, 8, 1));
    }

    [Fact]
    public async Task A_stale_page_is_shown_what_stands_and_only_a_manager_of_that_hub_changes_it()
    {
        var id = await ToCome();
        await Manager.Send(Right(id));
        var conflict = await Assert.ThrowsAsync<Conflict>(() => Manager.Send(new ChangeProgramme.Command(id, "Autumn 2026", null, 10, 1)));
        Assert.Equal(("Summer 2026", "Autumn 2026"), (conflict.Stands["Cohort"], conflict.Sent["Cohort"]));
        await Assert.ThrowsAsync<Denied>(() => Worker.Send(Right(id)));
        await Assert.ThrowsAsync<NotFound>(() => OtherManager.Send(Right(id)));
        await Assert.ThrowsAsync<NotFound>(() => Manager.Send(Right(World.NewId())));
    }
}
