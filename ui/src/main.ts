// Opens the station's door, asks for what the first picture needs, and draws it.
import { mount } from 'svelte';
import App from './App.svelte';
import { openBackend } from './backend';
import './base.css';
import { Desk } from './state/desk.svelte';
import './tokens.css';

const desk = new Desk(await openBackend());
await desk.start();

const target = document.getElementById('app');
if (target) mount(App, { target, props: { desk } });
