using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.People;

/// <summary>Somebody of a family that the viewer works with: the check of every page here that is about a person and no pregnancy of the viewer's.</summary>
internal static class Someone
{
    /// <exception cref="NotFound">There is nobody, or it is not the viewer's to see.</exception>
    internal static async Task<GetPeople.Person> Known(this ISend send, Guid personId, CancellationToken ct) =>
        await send.Ask(new GetPeople([personId]), ct) is [{ Masking: Masking.Full or Masking.Restricted } person] ? person : throw new NotFound("This person");

    /// <summary>Her name as the viewer may see it, for a page about one pregnancy.</summary>
    /// <exception cref="NotFound">There is nobody, or the viewer may not know who it is.</exception>
    internal static async Task<string> NameOf(this ISend send, Guid personId, CancellationToken ct) =>
        await send.Ask(new GetPeople([personId]), ct) is [{ Masking: not Masking.Hidden } person] ? person.Name : throw new NotFound("This person");

    /// <summary>For a section that shows several: who is not to be seen reads so.</summary>
    internal static async Task<IReadOnlyDictionary<Guid, string>> NamesOf(this ISend send, IEnumerable<Guid> personIds, CancellationToken ct)
    {
        List<Guid> ids = [.. personIds.Distinct()];
        return ids.Count == 0 ? new Dictionary<Guid, string>() : (await send.Ask(new GetPeople(ids), ct)).ToDictionary(p => p.Id, p => p.Name);
    }
}
