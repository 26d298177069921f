using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Kernel;
using Neighbourhood.Modules.Mdt;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Pregnancies;

public sealed class ViewPregnancyTests : ArrangedPregnancy
{
    [Fact]
    public async Task What_to_do_next_stands_at_the_top_with_the_day_by_which_she_is_booked()
    {
        // 8+0 at the notification: by 10+0.
        var id = await Pregnant(status: PregnancyStatus.Notified, edd: Gestation.DueByDates(Today.AddDays(-56)), parity: Parity.NotKnown);
        await World.Arrange("UPDATE antenatal_pregnancy SET notified_on = @Today WHERE id = @id", new { Today, id });
        var view = await Midwife.Ask(new SeePregnancy(id));
        Assert.Equal(("8+0", Today.AddDays(14)), (view.Gestation, view.BookBy));
        Assert.Equal([$"Agree a booking appointment, by {view.BookBy.Date()}", "Ask whether she gave birth before"], view.Next.Select(n => n.Says));
        // After 9+0 it is within 14 days of the notification.
        await World.Arrange("UPDATE antenatal_pregnancy SET agreed_edd = @edd WHERE id = @id", new { edd = Gestation.DueByDates(Today.AddDays(-105)), id });
        Assert.Equal(Today.AddDays(14), (await Midwife.Ask(new SeePregnancy(id))).BookBy);
    }

    [Fact]
    public async Task Without_a_due_date_no_week_is_shown_and_it_is_asked_for()
    {
        var view = await Midwife.Ask(new SeePregnancy(await Pregnant(eddKnown: false)));
        Assert.Null(view.Gestation);
        Assert.Contains(view.Next, n => n.Says == "Find out when the baby is due");
    }

    [Fact]
    public async Task Parity_and_what_makes_it_harder_are_her_midwifes_alone_and_prompt_nobody_else()
    {
        var id = await Pregnant(edd: Today.AddDays(30), visitor: Visitor.Id);
        await Midwife.Send(new NoteFactors.Command(id, [ComplexFactor.DomesticAbuse]));
        var (hers, visitors) = (await Midwife.Ask(new SeePregnancy(id)), await Visitor.Ask(new SeePregnancy(id)));
        Assert.Equal((Parity.Nulliparous, 1, true), (hers.Parity!.Value, hers.Factors!.Count, hers.MayWrite));
        Assert.Contains(hers.Next, n => n.Says.Contains("nobody is told by itself", StringComparison.Ordinal));
        Assert.Equal(((Parity?)null, (IReadOnlyList<ComplexFactor>?)null, false, 0), (visitors.Parity, visitors.Factors, visitors.MayWrite, visitors.Next.Count));
        Assert.Empty(World.Told);
        Assert.Empty(Tasks);
        Assert.Empty(Queued);
    }

    [Fact]
    public async Task Of_a_restricted_woman_the_first_name_alone_and_of_one_who_is_held_that_she_is_not_contacted()
    {
        var id = await Pregnant();
        Restricted.Add(Mother);
        await World.Arrange("INSERT INTO antenatal_hold (hold_id, person_id, kind, held_on) VALUES (@id, @Mother, 'Pregnancy', '2026-03-01')", new { id = World.NewId(), Mother });
        var view = await Midwife.Ask(new SeePregnancy(id));
        Assert.Equal(("Ines", true), (view.Name, view.Held));
    }

    [Fact]
    public async Task Only_those_of_its_scope_and_a_health_visitor_from_28_weeks()
    {
        var id = await Pregnant(visitor: Visitor.Id); // 20+0
        foreach (var actor in new[] { OtherMidwife, OtherVisitor, Visitor }) await Assert.ThrowsAsync<NotFound>(() => actor.Ask(new SeePregnancy(id)));
        foreach (var actor in new[] { Gp, HubWorker, Nobody }) await Assert.ThrowsAsync<Denied>(() => actor.Ask(new SeePregnancy(id)));
        World.Clock.Advance(TimeSpan.FromDays(56));
        Assert.Equal("28+0", (await Visitor.Ask(new SeePregnancy(id))).Gestation);
    }

    [Fact]
    public async Task The_page_shows_the_sections_whose_permission_the_viewer_has_in_their_order()
    {
        var id = await Pregnant();
        await Midwife.With(async services =>
        {
            IPregnancySection[] parts = [new Part(30, "hub", Neighbourhood.Antenatal.Permissions.View), new Part(10, "dates", Neighbourhood.Antenatal.Permissions.View), new Part(20, "no", Neighbourhood.Antenatal.Permissions.ReceiveHandOver), new Part(25, null, Neighbourhood.Antenatal.Permissions.View)];
            var page = PageOf.In(services, s => new ViewPregnancy.Page(s.GetRequiredService<ISend>(), s.GetRequiredService<PregnancySteps>(), parts, s.GetRequiredService<Guard>()) { PregnancyId = id });
            await page.OnGet(CancellationToken.None);
            Assert.Equal(["dates", "hub"], page.Sections.Select(s => (string)s.Model));
            return 0;
        });
    }

    private sealed class Part(int order, string? says, string permission) : IPregnancySection
    {
        public string Permission => permission;

        public int Order => order;

        public string Partial => $"/{order}";

        public Task<object?> For(PregnancySteps.Now pregnancy, CancellationToken ct) => Task.FromResult<object?>(says);
    }
}
