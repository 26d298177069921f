using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Antenatal;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Antenatal.Screens;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Screens;

public sealed class NoteSafetyTests : ArrangedPregnancy
{
    private const string Word = "zebra";

    private NoteSafety.Command Yes(Guid pregnancy) => new(World.NewId(), pregnancy, true, SafetyAnswer.Yes, Word);

    [Fact]
    public async Task She_is_asked_alone_and_otherwise_again_at_a_later_contact()
    {
        var id = await Pregnant();
        Assert.True((await Midwife.Ask(new NoteSafety.Query(id))).AskAgain);
        foreach (var (input, command) in new (string, NoteSafety.Command)[]
        {
            ("Alone", Yes(id) with { Alone = null }), ("Said", Yes(id) with { Alone = false }), ("Said", Yes(id) with { Said = null }), ("Said", Yes(id) with { Said = SafetyAnswer.NotAlone }),
            ("NextStep", Yes(id) with { NextStep = " " }), ("NextStep", Yes(id) with { NextStep = new string('x', 501) }),
        }) Assert.Equal(input, (await Assert.ThrowsAsync<Refused>(() => Midwife.Send(command))).Input);
        await Midwife.Send(new NoteSafety.Command(World.NewId(), id, false, null, null));
        Assert.True((await Midwife.Ask(new NoteSafety.Query(id))).AskAgain);
        World.Clock.Advance(TimeSpan.FromDays(1));
        await Midwife.Send(Yes(id));
        var read = await Midwife.Ask(new NoteSafety.Query(id));
        Assert.False(read.AskAgain);
        Assert.Equal([(SafetyAnswer.Yes, (string?)Word), (SafetyAnswer.NotAlone, null)], read.Lines.Select(l => (l.Said, l.NextStep)));
    }

    [Fact]
    public async Task Nobody_reads_it_without_the_permission_in_another_team_or_before_the_28th_week()
    {
        var id = await Pregnant(visitor: Visitor.Id);
        foreach (var other in new[] { OtherMidwife, OtherVisitor, Visitor })
        {
            await Assert.ThrowsAsync<NotFound>(() => other.Ask(new NoteSafety.Query(id)));
            await Assert.ThrowsAsync<NotFound>(() => other.Send(Yes(id)));
        }
        foreach (var other in new[] { Gp, HubWorker, World.As(Roles.SafeguardingLead), Nobody }) await Assert.ThrowsAsync<Denied>(() => other.Ask(new NoteSafety.Query(id)));
    }

    [Fact]
    public async Task It_is_in_no_panel_section_gather_task_message_or_event()
    {
        var id = await Pregnant(edd: Today.AddDays(30), visitor: Visitor.Id);
        await Midwife.Send(Yes(id));
        foreach (var actor in new[] { Midwife, Visitor })
        {
            var shown = await actor.With(async services =>
            {
                var (now, models) = (await services.GetRequiredService<PregnancySteps>().Find(id, default), new List<object?>());
                foreach (var section in services.GetServices<IPregnancySection>()) models.Add(await section.For(now, default));
                foreach (var panel in services.GetServices<IPanel>()) models.Add(await panel.For(Family, default));
                foreach (var panel in services.GetServices<IPersonPanel>()) models.Add(await panel.For(Mother, default));
                return models;
            });
            Assert.NotEmpty(shown.OfType<object>());
            Assert.DoesNotContain(shown.OfType<object>(), m => JsonSerializer.Serialize(m, m.GetType()).Contains(Word, StringComparison.Ordinal));
            Assert.DoesNotContain(Word, JsonSerializer.Serialize(await actor.Ask(new SeePregnancy(id))), StringComparison.Ordinal);
        }
        Assert.Empty(Tasks);
        Assert.Empty(Queued);
        Assert.DoesNotContain(World.Told, e => JsonSerializer.Serialize(e, e.GetType()).Contains(Word, StringComparison.Ordinal));
        // What she may read of her own is withheld where somebody else could read it first.
        Assert.All((await World.AsSystem().Ask(new GatherForAccess(Mother))).Where(p => p.Text.Contains(Word, StringComparison.Ordinal)), p => Assert.Equal(Withholding.SeriousHarm, p.Withheld));
    }

    [Fact]
    public async Task That_somebody_keeps_her_from_coming_stands_on_no_page_and_is_withheld_where_he_could_read_it_first()
    {
        var id = await Pregnant();
        await World.Arrange("UPDATE antenatal_pregnancy SET late_reason = 'Afraid' WHERE id = @id", new { id });
        var says = PregnancyWords.Label(LateReason.Afraid);
        var view = await Midwife.Ask(new SeePregnancy(id));
        Assert.NotNull(view.LateReason);
        Assert.DoesNotContain(says, JsonSerializer.Serialize(view), StringComparison.Ordinal);
        var parts = await World.AsSystem().Ask(new GatherForAccess(Mother));
        Assert.Equal(Withholding.SeriousHarm, Assert.Single(parts, p => p.Text.Contains("afraid", StringComparison.OrdinalIgnoreCase)).Withheld);
    }

    [Fact]
    public void No_other_type_of_the_module_has_room_for_the_answer()
    {
        var holding = typeof(AntenatalModule).Assembly.GetTypes()
            .Where(t => t.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).Any(p => (Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType) == typeof(SafetyAnswer)))
            .ToList();
        Assert.NotEmpty(holding);
        Assert.All(holding, t => Assert.Equal(typeof(NoteSafety), t.DeclaringType));
    }
}
