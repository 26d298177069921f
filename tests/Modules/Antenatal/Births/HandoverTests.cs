using Neighbourhood.Access.Contracts;
using Neighbourhood.Antenatal.Births;
using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Births;

public sealed class HandoverTests : ArrangedBirth
{
    private SendHandover.Command To(Guid pregnancy, Guid? visitor, string? note = null) => new(World.NewId(), pregnancy, visitor, false, note);

    private async Task<(Guid Pregnancy, Guid Handover)> Sent()
    {
        var (id, _) = await Born(visitor: Visitor.Id);
        return (id, await Midwife.Send(To(id, Visitor.Id)));
    }

    private async Task<string> ContentOf(Guid handover) => (await World.Sql<string>("SELECT content FROM antenatal_handover WHERE id = @handover", new { handover })).Single();

    [Fact]
    public async Task A_family_is_handed_over_and_is_with_the_health_visitors_when_they_have_received_it()
    {
        var (id, handover) = await Sent();
        var task = Assert.Single(Tasks, t => t.KindCode == SendHandover.TaskKind);
        Assert.Equal(((Guid?)Visitor.Id, (Guid?)null, (Guid?)null), (task.AssigneeUserId, task.HouseholdId, task.PersonId));
        Assert.Equal(new DateOnly(2026, 3, 5), task.Due);
        var began = Assert.Single(Told<MaternityInvolvementBegan>());
        Assert.Equal((handover, (Guid?)Visitor.Id), (began.InvolvementId, began.UserId));
        Assert.Equal(PregnancyStatus.Born, await StatusOf(id));
        Assert.Single(await Visitor.Ask(new ListHandovers.Query()));
        Assert.Empty(await OtherVisitor.Ask(new ListHandovers.Query()));
        Assert.Single(await Midwife.Ask(new ListSentHandovers.Query()));

        var view = await Visitor.Ask(new ReceiveHandover.Query(handover));
        Assert.Contains("The baby: born on 2 March 2026 at 40+0.", view.Content);
        await Visitor.Send(new ReceiveHandover.Command(handover, 1));
        await Visitor.Send(new ReceiveHandover.Command(handover, 1));
        Assert.Equal(PregnancyStatus.HandedOver, await StatusOf(id));
        Assert.Equal(["Sent", "Received"], await StepsOf(handover));
        Assert.Single(ClosedTasks, t => t.TaskId == task.TaskId);
        Assert.Empty(await Visitor.Ask(new ListHandovers.Query()));
        await IsRefused(Midwife.Send(To(id, Visitor.Id)), "", "received this family already");
    }

    [Fact]
    public async Task What_she_was_asked_alone_and_what_was_scored_is_in_no_hand_over()
    {
        var (id, _) = await Born(visitor: Visitor.Id);
        await World.Arrange("INSERT INTO antenatal_safety_question (id, pregnancy_id, asked_at, asked_by, answer, next_step) VALUES (@a, @id, @now, @me, 'Yes', 'Refuge tonight')", new { a = World.NewId(), id, now = World.Clock.Now(), me = Midwife.Id });
        await World.Arrange("""
            INSERT INTO antenatal_screen (id, pregnancy_id, asked_at, asked_by, setting, epds, asks_for, action_code, action_text, acted_at, version)
            VALUES (@a, @id, @now, @me, 'Home', 17, 'pathway', 'pathway', 'Rang the perinatal team', @now, 1)
            """, new { a = World.NewId(), id, now = World.Clock.Now(), me = Midwife.Id });
        var text = await ContentOf(await Midwife.Send(To(id, Visitor.Id, "Gran lives next door")));
        Assert.StartsWith("Gran lives next door", text, StringComparison.Ordinal);
        Assert.Contains("last asked on 2 March 2026", text, StringComparison.Ordinal);
        foreach (var not in new[] { "Refuge", "safe at home", "17", "perinatal", "Mother " }) Assert.DoesNotContain(not, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_nobody_receives_is_shown_to_the_midwife_again_and_can_be_sent_to_somebody_else()
    {
        var (id, first) = await Sent();
        Assert.Empty(await Waiting());
        World.Clock.Advance(TimeSpan.FromDays(4));
        Assert.Equal($"/antenatal/pregnancies/{id}/hand-over", Assert.Single(await Waiting()));
        Assert.True(Assert.Single(await Visitor.Ask(new ListHandovers.Query())).Late);
        World.Answers<FindStaff, IReadOnlyList<GetStaff.Worker>>(_ => [new(OtherVisitor.Id, "Other", null, null, false)]);
        await Midwife.Send(To(id, OtherVisitor.Id));
        Assert.Empty(await Visitor.Ask(new ListHandovers.Query()));
        Assert.Single(Told<MaternityInvolvementEnded>(), e => e.InvolvementId == first);
        Assert.Single(ClosedTasks, t => t.Outcome == TaskOutcome.NoLongerNeeded);
        Assert.Empty((await Visitor.Ask(new ReceiveHandover.Query(first))).Content);
        await IsRefused(Visitor.Send(new ReceiveHandover.Command(first, 2)), "", "somebody else");
        Assert.Single(await OtherVisitor.Ask(new ListHandovers.Query()));

        async Task<IReadOnlyList<string>> Waiting() =>
            [.. (await Midwife.Ask(new GatherMyWork(Midwife.Id, Today))).Select(w => w.Path).OfType<string>().Where(p => p.EndsWith("/hand-over", StringComparison.Ordinal))];
    }

    [Fact]
    public async Task To_whom_is_chosen_and_only_after_the_birth()
    {
        var (id, _) = await Born();
        await IsRefused(Midwife.Send(To(id, null)), "ToUserId", "Choose a health visitor");
        await IsRefused(Midwife.Send(To(id, World.NewId())), "ToUserId", "of the list");
        await IsRefused(Midwife.Send(new SendHandover.Command(World.NewId(), id, null, true, null)), "ToTeam", "No team");
        await IsRefused(Midwife.Send(To(await Pregnant(NewFamily().Mother), Visitor.Id)), "", "when the birth is recorded");
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM antenatal_handover"));
    }

    [Fact]
    public async Task Their_team_may_be_asked_and_whoever_receives_it_is_her_visitor()
    {
        var (id, _) = await Born();
        await World.Arrange("UPDATE antenatal_pregnancy SET hv_team_id = @VisitorTeam WHERE id = @id", new { id, VisitorTeam });
        var handover = await Midwife.Send(new SendHandover.Command(World.NewId(), id, null, true, null));
        var member = World.As(Roles.HealthVisitor, VisitorTeam);
        await member.Send(new ReceiveHandover.Command(handover, 1));
        Assert.Equal([member.Id], await World.Sql<Guid>("SELECT hv_user_id FROM antenatal_pregnancy WHERE id = @id", new { id }));
        await Assert.ThrowsAsync<Conflict>(() => World.As(Roles.HealthVisitor, VisitorTeam).Send(new ReceiveHandover.Command(handover, 1)));
    }

    [Fact]
    public async Task Only_the_midwife_sends_and_only_whom_it_is_for_receives()
    {
        var (id, handover) = await Sent();
        await Guarded(actor => actor.Send(To(id, Visitor.Id)));
        await Assert.ThrowsAsync<NotFound>(() => OtherVisitor.Send(new ReceiveHandover.Command(handover, 1)));
        await Assert.ThrowsAsync<Denied>(() => Midwife.Send(new ReceiveHandover.Command(handover, 1)));
        await Assert.ThrowsAsync<Denied>(() => Midwife.Ask(new ListHandovers.Query()));
    }

    [Fact]
    public async Task Six_weeks_after_the_receipt_it_is_closed_where_nothing_is_open()
    {
        var (id, handover) = await Sent();
        await Visitor.Send(new ReceiveHandover.Command(handover, 1));
        await World.Arrange("INSERT INTO antenatal_silence (id, pregnancy_id, why, opened_on) VALUES (@s, @id, 'missed', @Today)", new { s = World.NewId(), id, Today });
        World.Clock.Advance(TimeSpan.FromDays(41));
        await World.Tick();
        Assert.Equal(PregnancyStatus.HandedOver, await StatusOf(id));
        World.Clock.Advance(TimeSpan.FromDays(1));
        await World.Tick();
        Assert.Equal(PregnancyStatus.HandedOver, await StatusOf(id));
        await World.Arrange("UPDATE antenatal_silence SET closed_on = @Today", new { Today });
        World.Clock.Advance(TimeSpan.FromHours(2));
        await World.Tick();
        Assert.Equal(PregnancyStatus.Closed, await StatusOf(id));
    }

    [Fact]
    public async Task The_midwife_may_end_her_care_earlier_but_not_before_the_receipt()
    {
        var (id, handover) = await Sent();
        await IsRefused(Midwife.Send(new EndCare.Command(id, 2)), "", "have not received");
        await Visitor.Send(new ReceiveHandover.Command(handover, 1));
        await World.Arrange("INSERT INTO antenatal_silence (id, pregnancy_id, why, opened_on) VALUES (@s, @id, 'missed', @Today)", new { s = World.NewId(), id, Today });
        await IsRefused(Midwife.Send(new EndCare.Command(id, 3)), "", "Still open");
        await World.Arrange("UPDATE antenatal_silence SET closed_on = @Today", new { Today });
        await Guarded(actor => actor.Send(new EndCare.Command(id, 3)));
        await Midwife.Send(new EndCare.Command(id, 3));
        await Midwife.Send(new EndCare.Command(id, 3));
        Assert.Equal(PregnancyStatus.Closed, await StatusOf(id));
    }
}
