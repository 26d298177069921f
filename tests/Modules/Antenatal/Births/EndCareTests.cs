using Neighbourhood.Antenatal.Births;
using Neighbourhood.Antenatal.Losses;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Births;

public sealed class EndCareTests : ArrangedBirth
{
    [Fact]
    public async Task The_midwife_may_end_her_care_earlier_but_not_before_the_receipt()
    {
        var (id, handover) = await Sent();
        await IsRefused(Midwife.Send(new EndCare.Command(id, 2)), "", "have not received");
        await Visitor.Send(new ReceiveHandover.Command(handover, 1));
        await Silent(id);
        await IsRefused(Midwife.Send(new EndCare.Command(id, 3)), "", "Still open");
        await World.Arrange("UPDATE antenatal_silence SET closed_on = @Today", new { Today });
        await Guarded(actor => actor.Send(new EndCare.Command(id, 3)));
        await Midwife.Send(new EndCare.Command(id, 3));
        await Midwife.Send(new EndCare.Command(id, 3));
        Assert.Equal(PregnancyStatus.Closed, await StatusOf(id));
    }

    [Theory]
    [InlineData("task_id", "to ask her again how she feels")]
    [InlineData("pick_up_task_id", "what was begun out of hours")]
    public async Task While_she_is_to_be_asked_again_or_a_colleague_goes_on_with_her_it_is_not_ended(string open, string says)
    {
        var (id, handover) = await Sent();
        await Visitor.Send(new ReceiveHandover.Command(handover, 1));
        // The talk about her safety was held; what waits beside it still does.
        await World.Arrange("""
            INSERT INTO antenatal_screen (id, pregnancy_id, asked_at, setting, epds, epds_item_10, asks_for, action_code, acted_at, task_id, pick_up_task_id, version)
            VALUES (@s, @id, @now, 'Home', 11, 1, 'SafetyToday Repeat', 'SafetyTalk', @now, @repeat, @pick, 1)
            """, new { s = World.NewId(), id, now = World.Clock.Now(), repeat = open == "task_id" ? World.NewId() : (Guid?)null, pick = open == "task_id" ? (Guid?)null : World.NewId() });
        Assert.Equal([says], (await Midwife.Ask(new EndCare.Query(id))).Open);
        await IsRefused(Midwife.Send(new EndCare.Command(id, 3)), "", says);
        await World.Arrange("UPDATE antenatal_screen SET task_id = NULL, pick_up_task_id = NULL, acted_at = NULL");
        await Midwife.Send(new EndCare.Command(id, 3));
        Assert.Equal(PregnancyStatus.Closed, await StatusOf(id));
    }

    [Fact]
    public async Task After_a_babys_death_support_is_offered_first_and_what_she_answered_is_kept()
    {
        var (id, baby) = await Born();
        await Happened(new PersonDied(baby, Today));
        Assert.True((await Midwife.Ask(new EndCare.Query(id))).AsksSupport);
        await IsRefused(Midwife.Send(new EndCare.Command(id, 2)), "Support", "in person");
        await IsRefused(Midwife.Send(new EndCare.Command(id, 2, CareOffered.NotYet)), "Support", "in person");
        await Midwife.Send(new EndCare.Command(id, 2, CareOffered.Offered));
        Assert.Equal(["Offered"], await World.Sql<string>("SELECT reason FROM antenatal_step WHERE subject_id = @id AND to_status = 'Closed'", new { id }));
    }

    [Fact]
    public async Task Before_the_birth_and_from_an_old_page_nothing_ends()
    {
        await IsRefused(Midwife.Send(new EndCare.Command(await Pregnant(), 1)), "", "Record the birth first");
        var (id, handover) = await Sent();
        await Visitor.Send(new ReceiveHandover.Command(handover, 1));
        await Assert.ThrowsAsync<Conflict>(() => Midwife.Send(new EndCare.Command(id, 1)));
        await Assert.ThrowsAsync<Denied>(() => Visitor.Send(new EndCare.Command(id, 3)));
    }
}
