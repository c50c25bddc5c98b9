import { compact, type FieldDefinitions, firstOf, ip, type PayloadOf } from '@sluice/kit';
import { cleanId } from './identifiers';

/** What is known of the device: https://developer.blueshift.com/reference/post_api-v1-event */
export const device = {
  deviceType: {
    type: 'string',
    label: 'Device type',
    description: 'ios or android.',
    default: { '@path': '$.context.device.type' },
  },
  deviceToken: {
    type: 'string',
    label: 'Push token',
    description: 'By which the app on the device gets push messages.',
    default: { '@path': '$.context.device.token' },
  },
  deviceIdfa: {
    type: 'string',
    label: 'Advertising ID',
    description: 'Apple’s IDFA or its like.',
    default: firstOf('$.context.device.advertisingId', '$.context.idfa'),
  },
  deviceIdfv: {
    type: 'string',
    label: 'Vendor ID',
    description: 'Apple’s IDFV.',
    default: { '@path': '$.context.idfv' },
  },
  deviceManufacturer: {
    type: 'string',
    label: 'Manufacturer',
    description: 'Who made the device.',
    default: { '@path': '$.context.device.manufacturer' },
  },
  osName: {
    type: 'string',
    label: 'Operating system',
    description: 'Of the device.',
    default: { '@path': '$.context.os.name' },
  },
  networkCarrier: {
    type: 'string',
    label: 'Carrier',
    description: 'The mobile network of the device.',
    default: { '@path': '$.context.network.carrier' },
  },
  ip,
  latitude: {
    type: 'string',
    label: 'Latitude',
    description: 'Where the device is.',
    default: { '@path': '$.context.location.latitude' },
  },
  longitude: {
    type: 'string',
    label: 'Longitude',
    description: 'Where the device is.',
    default: { '@path': '$.context.location.longitude' },
  },
} as const satisfies FieldDefinitions;

/** The device of an event by Blueshift's names; the token's is for one event. */
export function deviceAttributes(payload: PayloadOf<typeof device>) {
  return compact({
    device_type: payload.deviceType?.toLowerCase(),
    device_token: payload.deviceToken,
    device_idfa: cleanId(payload.deviceIdfa),
    device_idfv: cleanId(payload.deviceIdfv),
    device_manufacturer: payload.deviceManufacturer,
    os_name: payload.osName,
    network_carrier: payload.networkCarrier,
    ip: payload.ip,
    latitude: payload.latitude,
    longitude: payload.longitude,
  });
}
