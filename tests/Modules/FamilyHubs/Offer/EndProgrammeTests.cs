using Neighbourhood.FamilyHubs.Offer;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Offer;

public sealed class EndProgrammeTests : ArrangedOffer
{
    [Fact]
    public async Task From_the_day_nobody_is_enrolled_and_what_was_noted_stays()
    {
        var id = await Planned();
        await Enrolled(id);
        await Comes(id, Mother, 6);
        await Manager.Send(new EndProgramme.Command(id, "Too few families", 1));
        await Manager.Send(new EndProgramme.Command(id, "Too few families", 1)); // a second press
        var shown = await Worker.Ask(new SeeProgramme(id));
        Assert.Equal(("Over", Today, 6, true), (shown.State, shown.Row.EndedOn!.Value, Assert.Single(shown.People).Attended, shown.People[0].Completed));
        Assert.Equal(["Running"], await World.Sql<string>("SELECT from_status FROM familyhubs_step WHERE subject_id = @id AND to_status = 'Ended' AND reason = 'Too few families'", new { id }));
        await IsRefused(Worker.Send(new EnrolFamily.Command(id, Family, [Child])), "", "over");
        await IsRefused(Manager.Send(new EndProgramme.Command(id, "Again", 2)), "", "over");
        Assert.Single((await Worker.Ask(new ListProgrammes.Query(Over: true))).Programmes);
    }

    [Fact]
    public async Task One_that_will_not_begin_is_ended_too_with_a_reason_by_a_manager_of_that_hub_who_saw_it_as_it_stands()
    {
        var id = await Manager.Send(new PlanProgramme.Command(World.NewId(), await Activity(), "Spring 2026", null, Today.AddDays(14), 8, 8));
        await IsRefused(Manager.Send(new EndProgramme.Command(id, " ", 1)), "Reason", "Say why");
        await Assert.ThrowsAsync<Conflict>(() => Manager.Send(new EndProgramme.Command(id, "No room", 4)));
        await Assert.ThrowsAsync<Denied>(() => Worker.Send(new EndProgramme.Command(id, "No room", 1)));
        await Assert.ThrowsAsync<NotFound>(() => OtherManager.Send(new EndProgramme.Command(id, "No room", 1)));
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM familyhubs_step WHERE subject_id = @id", new { id }));
        await Manager.Send(new EndProgramme.Command(id, "No room", 1));
        Assert.Equal("Over", (await Manager.Ask(new SeeProgramme(id))).State);
    }
}
