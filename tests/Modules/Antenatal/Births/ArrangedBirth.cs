using Neighbourhood.Antenatal.Births;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Births;

/// <summary>Births, recorded through the pages' own commands.</summary>
public abstract class ArrangedBirth : ArrangedPregnancy
{
    internal static BabyEntry Alive(Guid babyId, Guid personId, DateOnly on) => new(babyId, personId, BornHow.Alive, on);

    /// <summary>A pregnancy of 40 weeks.</summary>
    internal Task<Guid> Term(int babies = 1, PregnancyStatus status = PregnancyStatus.Ongoing, Guid? visitor = null) => Pregnant(edd: Today, babies: babies, status: status, visitor: visitor);

    /// <summary>Born today; the first baby as Families knows it.</summary>
    internal async Task<(Guid Pregnancy, Guid Baby)> Born(int babies = 1, Guid? visitor = null, DateOnly? on = null)
    {
        var id = await Term(babies, visitor: visitor);
        List<BabyEntry> entries = [.. (await BabiesOf(id)).Select(b => Alive(b, World.NewId(), on ?? Today))];
        await Midwife.Send(new RecordBirth.Command(id, 1, entries, Smoking.No));
        return (id, entries[0].PersonId);
    }

    internal SendHandover.Command To(Guid pregnancy, Guid? visitor, string? note = null) => new(World.NewId(), pregnancy, visitor, false, note);

    /// <summary>Born today, and handed over to <see cref="ArrangedPregnancy.Visitor"/>.</summary>
    protected async Task<(Guid Pregnancy, Guid Handover)> Sent()
    {
        var (id, _) = await Born(visitor: Visitor.Id);
        return (id, await Midwife.Send(To(id, Visitor.Id)));
    }

    protected Task Linked(Guid pregnancy) => World.Arrange("""
        INSERT INTO antenatal_hub_link (id, pregnancy_id, person_id, offer_id, site_id, status, shares_due_month, shares_language, choices, tell_midwife, tell_gp, partner_welcome, asked_on, version)
        VALUES (@id, @pregnancy, @Mother, @id, @Hub, 'Accepted', 1, 1, 1, 1, 0, 'NotAsked', @Today, 1)
        """, new { id = World.NewId(), pregnancy, Mother, Hub, Today });

    protected async Task Happened(IEvent happened)
    {
        await World.Happened(happened);
        await World.Deliver();
    }

    /// <summary>Somebody asks why nothing was heard of her.</summary>
    protected Task Silent(Guid pregnancy) => World.Arrange("INSERT INTO antenatal_silence (id, pregnancy_id, why, opened_on) VALUES (@s, @pregnancy, 'Missed', @Today)", new { s = World.NewId(), pregnancy, Today });

    protected static async Task IsRefused(Task act, string input, string says)
    {
        var refused = await Assert.ThrowsAsync<Refused>(() => act);
        Assert.Contains(refused.Reasons, r => r.Input == input && r.Text.Contains(says, StringComparison.Ordinal));
    }

    protected IReadOnlyList<T> Told<T>() where T : IEvent => [.. World.Told.OfType<T>()];

    /// <summary>Another midwife's is not found; who has no role is denied.</summary>
    protected async Task Guarded(Func<Actor, Task> act)
    {
        await Assert.ThrowsAsync<NotFound>(() => act(OtherMidwife));
        await Assert.ThrowsAsync<Denied>(() => act(Nobody));
    }
}
