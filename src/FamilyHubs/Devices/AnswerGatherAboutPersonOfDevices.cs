using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Devices;

/// <summary>What this module keeps about a person from devices: who was noted at a door.</summary>
internal sealed class AnswerGatherAboutPersonOfDevices(Db db) : IGatherHandler<GatherAboutPerson, GatherAboutPerson.Part>
{
    public async Task<IReadOnlyList<GatherAboutPerson.Part>> Handle(GatherAboutPerson question, CancellationToken ct)
    {
        var entries = await db.Query<Guid>("SELECT id FROM familyhubs_device_entry WHERE person_id = @PersonId ORDER BY id", question, ct);
        return entries.Count == 0 ? [] : [new GatherAboutPerson.Part("FamilyHubs", "entries that a device made at the door", entries)];
    }
}
