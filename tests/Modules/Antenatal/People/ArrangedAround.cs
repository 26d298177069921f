using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;

namespace Neighbourhood.Modules.Antenatal.People;

/// <summary>What others tell, and what a viewer is answered.</summary>
public abstract class ArrangedAround : ArrangedPregnancy
{
    private protected async Task Told(params IEvent[] happened)
    {
        foreach (var one in happened) await World.Happened(one);
        await World.Deliver();
    }

    private protected static Task<IReadOnlyList<TPart>> Answered<THandler, TQuestion, TPart>(Actor actor, TQuestion question)
        where THandler : IGatherHandler<TQuestion, TPart> where TQuestion : IGather<TPart> => actor.With(s => s.GetRequiredService<THandler>().Handle(question, CancellationToken.None));

    private protected Task<Guid> Loses(Guid pregnancy, bool hvMayBeTold = false) => Rows("""
        INSERT INTO antenatal_loss (id, pregnancy_id, baby_id, type, lost_on, hv_may_be_told, hub_may_be_told, gp_may_be_told, care, recorded_at)
        VALUES (@id, @pregnancy, @id, 'Miscarriage', @Today, @hvMayBeTold, 0, 0, 'NotYet', @now)
        """, new { id = World.NewId(), pregnancy, Today, hvMayBeTold, now = World.Clock.Now() });

    private async Task<Guid> Rows(string sql, object args)
    {
        await World.Arrange(sql, args);
        return Guid.Empty;
    }

    private protected Task PartnerOf(Guid pregnancy, Guid? person) => World.Arrange("""
        INSERT INTO antenatal_partner (pregnancy_id, person_id, involved, may_be_invited, needs, noted_on, version) VALUES (@pregnancy, @person, 'Yes', 1, 'Evenings', @Today, 1)
        """, new { pregnancy, person, Today });

    private protected static MembershipChanged Joined(Guid household, Guid person, DateOnly on) => new(household, person, MembershipChange.Joined, on);
}
