using Neighbourhood.Contact.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.HubLinks;

/// <summary>How she may safely be reached, in words, as Families and Contact show it to the viewer.</summary>
internal sealed class SafeContact(ISend send)
{
    /// <summary>"text or telephone"; null where no way is marked safe.</summary>
    internal async Task<string?> Of(Guid? householdId, Guid personId, CancellationToken ct)
    {
        if (householdId is not { } household) return null;
        try
        {
            return (await send.Ask(new GetContactSummary(household), ct))?.People.FirstOrDefault(p => p.PersonId == personId) is { Held: false, SafeWays.Count: > 0 } her ? string.Join(" or ", her.SafeWays.Select(Word)) : null;
        }
        catch (Exception refused) when (refused is NotFound or Denied)
        {
            return null; // not the viewer's to see
        }
    }

    private static string Word(ContactMode mode) => mode switch
    {
        ContactMode.Text => "text",
        ContactMode.Email => "e-mail",
        ContactMode.Letter => "letter",
        ContactMode.Telephone => "telephone",
        ContactMode.Visit => "a visit",
        _ => "a message in the service",
    };
}
