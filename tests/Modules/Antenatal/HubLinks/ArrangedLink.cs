using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Antenatal.HubLinks;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;

namespace Neighbourhood.Modules.Antenatal.HubLinks;

/// <summary>Links as rows, to begin from.</summary>
public abstract class ArrangedLink : ArrangedPregnancy
{
    /// <summary>A link of a pregnancy to <see cref="ArrangedPregnancy.Hub"/>, which was told the month of the due date that stands.</summary>
    internal async Task<Guid> Linked(
        Guid pregnancy, LinkStatus status = LinkStatus.Asked, bool sharesDueMonth = true, bool tellMidwife = true, bool tellGp = false, DateOnly? dueMonth = null, Guid? person = null)
    {
        var id = World.NewId();
        await World.Arrange("""
            INSERT INTO antenatal_hub_link (id, pregnancy_id, person_id, offer_id, site_id, status, shares_due_month, shares_language, due_month, choices, tell_midwife, tell_gp, partner_welcome, asked_on, asked_by, version)
            VALUES (@id, @pregnancy, @person, @id, @Hub, @status, @sharesDueMonth, 1, @dueMonth, 1, @tellMidwife, @tellGp, 'NotAsked', @Today, @midwife, 1)
            """, new { id, pregnancy, person = person ?? Mother, Hub, status, sharesDueMonth, dueMonth, tellMidwife, tellGp, Today, midwife = Midwife.Id });
        return id;
    }

    /// <summary>Contact with somebody is held, as this module heard it.</summary>
    protected Task Hold(Guid person) => World.Arrange("INSERT INTO antenatal_hold (hold_id, person_id, kind, held_on) VALUES (@id, @person, 'Pregnancy', @Today)", new { id = World.NewId(), person, Today });

    /// <summary>What another part of the module does with links, in a transaction of its own.</summary>
    internal Task<bool> Desk(Func<LinkDesk, Task> work) => World.AsSystem().With(async scope =>
    {
        await scope.GetRequiredService<Db>().InOne(() => work(scope.GetRequiredService<LinkDesk>()), default);
        return true;
    });

    /// <summary>What waits of links in the one list of somebody's work; other parts of the module have theirs there.</summary>
    protected async Task<IReadOnlyList<GatherMyWork.Part>> HubsWork(Actor actor, Guid of) => [.. (await actor.Ask(new GatherMyWork(of, Today))).Where(p => p.Module == "Hubs")];

    internal Task<LinkDesk.Standing> Standing(Guid link) => World.AsSystem().With(scope => scope.GetRequiredService<LinkDesk>().Find(link, default));
}
