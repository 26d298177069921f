using Neighbourhood.Contact.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Asked;

/// <summary>A midwife reads how the link of a woman whom she works with stands: what came after the answer only where she said that her midwife may know.</summary>
internal sealed class AnswerGetHubLink(Db db, ISend send, Links links, SafeWays ways, Audit audit) : IQueryHandler<GetHubLink, GetHubLink.Answer?>
{
    private sealed record Site(string Name);

    public async Task<GetHubLink.Answer?> Handle(GetHubLink query, CancellationToken ct)
    {
        if (await links.IfKnown(query.LinkId, ct) is not { } link) return null;
        if ((await send.Ask(new GetPeople([link.PersonId]), ct)).SingleOrDefault() is not { Masking: Masking.Full or Masking.Restricted } her) return null;
        var site = (await db.Find<Site>("SELECT name FROM familyhubs_site WHERE id = @SiteId", new { link.SiteId }, ct))?.Name ?? "A hub";
        var safe = link.State is LinkState.Withdrawn or LinkState.Ended ? null : await ways.InWords(her.HouseholdId ?? link.HouseholdId, link.PersonId, ct);
        audit.Saw(link.PersonId);
        return new(link.Id, link.SiteId, site, State(link), link.AskedOn, link.AnsweredOn, safe);
    }

    /// <summary>Where she did not say so, as it stood when it was answered; one that ended without an answer was only asked.</summary>
    private static string State(Links.Standing link) => AskedWords.Code(link.State is LinkState.Welcomed or LinkState.Attended or LinkState.Ended && !link.TellsMidwife
        ? link.AnsweredOn is null ? LinkState.Asked : LinkState.Accepted
        : link.State);
}

/// <summary>How somebody may safely be reached, in words, as Families and Contact show it to the viewer.</summary>
internal sealed class SafeWays(ISend send)
{
    internal async Task<GetContactSummary.Person?> Of(Guid? householdId, Guid personId, CancellationToken ct)
    {
        if (householdId is not { } household) return null;
        try
        {
            return (await send.Ask(new GetContactSummary(household), ct))?.People.FirstOrDefault(p => p.PersonId == personId);
        }
        catch (Exception refused) when (refused is NotFound or Denied)
        {
            return null; // not (yet) the viewer's to see
        }
    }

    /// <summary>"text or e-mail"; null where there is no safe way that the viewer may know.</summary>
    internal async Task<string?> InWords(Guid? householdId, Guid personId, CancellationToken ct) =>
        await Of(householdId, personId, ct) is { Held: false, SafeWays.Count: > 0 } her ? string.Join(" or ", her.SafeWays.Select(Word)) : null;

    internal static string Word(ContactMode mode) => mode switch
    {
        ContactMode.Text => "text",
        ContactMode.Email => "e-mail",
        ContactMode.Letter => "letter",
        ContactMode.Telephone => "telephone",
        ContactMode.Visit => "a visit",
        _ => "a message in the service",
    };
}
